// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/content.h"

#include <sched.h>

#include <algorithm>

#include "lib/git/changes.h"
#include "lib/git/process.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

constexpr std::size_t in_turn = 8;       // commits
constexpr std::size_t worth_a_git = 16;  // commits: fewer are done before another git has started

// Above a hunk git shows the line that it is in, which for a file of C (.gitattributes: diff=cpp) takes an
// eighth of its time to find; here it is any line that begins at the left margin with a word. To look for
// abbreviations that are unique (without --full-index) takes time, too.
std::vector<std::string> command() {
  return {"-c", "diff.cpp.xfuncname=^[A-Za-z_].*", "diff-tree", "--stdin", "-r", "-z", "--raw", "-p", "-U0", "--root",
          "--always", "--no-renames", "--full-index", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--no-color",
          "--src-prefix=a/", "--dst-prefix=b/"};
}

}  // namespace

std::size_t ContentReader::processors() {
  cpu_set_t set;
  const bool known = sched_getaffinity(0, sizeof set, &set) == 0;
  return std::clamp(known ? static_cast<std::size_t>(CPU_COUNT(&set)) : 1, std::size_t{1}, std::size_t{4});
}

ContentReader::Child::Child(std::vector<std::string> some) : ids(std::move(some)), git(command(), join_lines(ids)) {}

void ContentReader::get_ready() { start_git_ahead(command(), true); }

ContentReader::ContentReader(std::vector<std::string> ids, std::size_t children) : ids_(std::move(ids)) {
  const std::size_t count = std::clamp(ids_.size() / worth_a_git, std::size_t{1}, children);
  std::vector<std::vector<std::string>> shares(count);
  for (std::size_t i = 0; i < ids_.size(); ++i) shares[i / in_turn % count].push_back(ids_[i]);
  for (std::vector<std::string>& share : shares) children_.emplace_back(std::move(share));
}

// "<id>\0", what read_raw() reads, and, where that is something, "\0" and the diff. No line of a diff begins
// with an id.
ContentReader::Content ContentReader::Child::next() {
  if (at == 0) head = read_field(git);
  if (!head) throw not_understood("diff-tree");
  if (*head != ids[at]) throw not_this_commit(ids[at]);
  head = read_field(git);
  Content content{read_raw(git, head), {}};
  const bool last = ++at == ids.size();
  if (content.changes.empty()) {
    if (last && head) throw not_this_commit(ids.back());
    return content;
  }
  if (!head || !head->empty()) throw not_understood("diff-tree");
  if (last) {
    content.diff = git.rest();
    return content;
  }
  std::optional<std::string> diff = git.until("\n" + ids[at] + std::string(1, '\0'));
  if (!diff) throw not_understood("diff-tree");
  content.diff = std::move(*diff) + "\n";
  head = ids[at];
  return content;
}

ContentReader::Content ContentReader::next() { return children_[at_++ / in_turn % children_.size()].next(); }

void ContentReader::read(std::span<Patch> patches) {
  for (Patch& patch : patches) {
    while (at_ < ids_.size() && ids_[at_] != patch.commit) next();
    if (at_ == ids_.size()) throw not_understood("diff-tree");
    Content content = next();
    set_changes(patch, std::move(content.changes));
    patch.diff_text = make_source(patch.source()->name, std::move(content.diff));
    patch.files = parse_diff(patch.diff_text->text).files;
  }
}

void read_content(Series& series) {
  std::vector<std::string> ids;
  for (const Patch& patch : series.patches) ids.push_back(patch.commit);
  if (!ids.empty()) ContentReader(ids).read(series.patches);
}

}  // namespace bpf
