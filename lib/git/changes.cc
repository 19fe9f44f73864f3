// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/changes.h"

#include <cstdlib>

#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

std::vector<std::string> command() {
  return {"diff-tree", "--stdin", "-r", "-z", "--root", "--raw", "--no-renames", "--no-abbrev", "--always"};
}

// ":<mode> <mode> <id> <id> <letter>"
Change parse_change(std::string_view head, std::string path) {
  Scanner scan(head.substr(1));
  const auto word = [&] {
    const std::string_view text = scan.take_while([](char c) { return c != ' '; });
    scan.take_blanks();
    return std::string(text);
  };
  Change change;
  change.old_mode = static_cast<unsigned>(std::strtoul(word().c_str(), nullptr, 8));
  change.new_mode = static_cast<unsigned>(std::strtoul(word().c_str(), nullptr, 8));
  change.old_id = word();
  change.new_id = word();
  change.path = std::move(path);
  return change;
}

}  // namespace

Error not_this_commit(const std::string& id) {
  return Error("commit " + id + " is damaged: git reads another one in its place", "git fsck tells more");
}

void set_changes(Patch& patch, std::vector<Change> changes) {
  std::vector<std::string> paths;
  for (const Change& change : changes) paths.push_back(change.path);
  patch.paths = std::move(paths);
  patch.changes = std::move(changes);
}

std::optional<std::string> read_field(OutputStream& git) { return git.until(std::string_view("\0", 1)); }

std::vector<Change> read_raw(OutputStream& git, std::optional<std::string>& head) {
  std::vector<Change> changes;
  for (; head && head->starts_with(':'); head = read_field(git))
    changes.push_back(parse_change(*head, read_field(git).value_or("")));
  return changes;
}

ChangeReader::ChangeReader(const std::vector<std::string>& ids) : ids_(ids), git_(command(), join_lines(ids)) {}

void ChangeReader::get_ready() { start_git_ahead(command(), true); }

void ChangeReader::stop() { stop_git_ahead(command()); }

// "<id>\0", and what read_raw() reads.
std::vector<Change> ChangeReader::next() {
  if (at_ == 0) head_ = read_field(git_);
  if (!head_) throw not_understood("diff-tree");
  if (*head_ != ids_[at_]) throw not_this_commit(ids_[at_]);
  head_ = read_field(git_);
  std::vector<Change> changes = read_raw(git_, head_);
  if (++at_ == ids_.size() && head_) throw not_this_commit(ids_.back());
  return changes;
}

void ChangeReader::read(std::span<Patch> patches) {
  for (Patch& patch : patches) {
    while (at_ < ids_.size() && ids_[at_] != patch.commit) next();
    if (at_ == ids_.size()) throw not_understood("diff-tree");
    set_changes(patch, next());
  }
}

}  // namespace bpf
