// SPDX-License-Identifier: GPL-2.0-only
#include "lib/objects/commits.h"

#include <cstdlib>

#include "lib/error.h"
#include "lib/git/repository.h"
#include "lib/git/process.h"
#include "lib/model/scan.h"
#include "lib/objects/libgit2.h"

namespace bpf {
namespace {

constexpr std::size_t abbreviation = 12;
// Below that, git has given the answer before libgit2 has started.
constexpr std::size_t worth_libgit2 = 100;

std::vector<std::string> read_command() { return {"cat-file", "--batch"}; }
std::vector<std::string> compare_command() {
  return {"diff-tree", "--stdin", "-r", "-z", "--root", "--raw", "--no-renames", "--no-abbrev", "--always"};
}

std::string joined(const std::vector<std::string>& ids) {
  std::string lines;
  for (const std::string& id : ids) lines += id + "\n";
  return lines;
}

// git cat-file --batch: "<id> commit <size>\n<object>\n" for each.
void read_objects(const std::vector<std::string>& ids, std::vector<LoadedCommit>& commits) {
  const std::string input = joined(ids);
  const std::string out = git_output(read_command(), {.input = input});
  std::string_view rest = out;
  for (const std::string& id : ids) {
    const std::string_view header = rest.substr(0, rest.find('\n'));
    Scanner scan(header);
    scan.take_while(is_hex);
    const int size = scan.eat(" commit ") ? to_number(scan.rest()) : -1;
    if (size < 0 || rest.size() < header.size() + 2 + static_cast<std::size_t>(size))
      throw Error("commit " + id + " is missing or broken", "git fsck tells more");
    rest.remove_prefix(header.size() + 1);
    commits.emplace_back().object = rest.substr(0, static_cast<std::size_t>(size));
    rest.remove_prefix(static_cast<std::size_t>(size) + 1);
  }
}

// git diff-tree -z: "<id>\0" and then ":<mode> <mode> <id> <id> <letter>\0<path>\0" for each file.
void read_changes(const std::vector<std::string>& ids, std::vector<LoadedCommit>& commits) {
  const std::string input = joined(ids);
  const std::string out = git_output(compare_command(), {.input = input});
  std::string_view rest = out;
  const auto field = [&] {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    const std::string_view text = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return text;
  };
  std::size_t next = 0;
  while (!rest.empty()) {
    const std::string_view head = field();
    if (!head.starts_with(':')) {
      if (next >= commits.size() || head != ids[next]) {
        const std::string& id = ids[std::min(next, ids.size() - 1)];
        throw Error("commit " + id + " is damaged: git reads another one in its place", "git fsck tells more");
      }
      ++next;
      continue;
    }
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
    change.path = field();
    if (next > 0) commits[next - 1].changes.push_back(std::move(change));
  }
}

std::vector<LoadedCommit> load_with_git(const std::vector<std::string>& ids) {
  std::vector<LoadedCommit> commits;
  if (ids.empty()) return commits;
  feed_git_ahead(compare_command(), joined(ids));  // it works while the other one does
  read_objects(ids, commits);
  read_changes(ids, commits);
  return commits;
}

bool libgit2_can_read() {
  return read_layout().object_format == "sha1" && !has_replace_refs() &&
         std::getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES") == nullptr;
}

}  // namespace

void get_ready_to_load() {
  start_git_ahead(read_command(), true);
  start_git_ahead(compare_command(), true);
}

std::vector<LoadedCommit> load_commits(const std::vector<std::string>& ids, Reader reader) {
  const bool wanted =
      reader == Reader::libgit2 || (reader == Reader::automatic && ids.size() >= worth_libgit2 && libgit2_can_read());
  const Libgit2* libgit2 = wanted ? load_libgit2() : nullptr;
  if (libgit2 == nullptr && reader == Reader::libgit2) throw Error("libgit2 cannot be loaded");
  if (libgit2 == nullptr) return load_with_git(ids);
  std::vector<LoadedCommit> commits;
  const std::string failure = libgit2->read_commits(read_layout().objects, ids, commits);
  if (failure.empty()) {
    stop_git_ahead(read_command());
    stop_git_ahead(compare_command());
    return commits;
  }
  if (reader == Reader::libgit2) throw Error(failure);
  return load_with_git(ids);  // it may know better, or says itself what is wrong
}

Series series_of_commits(const std::vector<std::string>& ids, std::vector<LoadedCommit> commits) {
  Series series;
  series.origin = Origin::commits;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    Patch patch = patch_of_commit(ids[i].substr(0, abbreviation), ids[i], commits[i].object);
    std::vector<std::string> paths;
    for (const Change& change : commits[i].changes) paths.push_back(change.path);
    patch.paths = std::move(paths);
    patch.changes = std::move(commits[i].changes);
    const bool tracking = patch.source()->text.find("--- b4-submit-tracking ---") != std::string::npos;
    if (tracking && !series.cover) series.cover = std::move(patch);
    else series.patches.push_back(std::move(patch));
  }
  return series;
}

}  // namespace bpf
