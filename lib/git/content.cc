// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/content.h"

#include <sched.h>

#include <algorithm>

#include "lib/git/process.h"

namespace bpf {
namespace {

constexpr std::size_t in_turn = 8;       // commits
constexpr std::size_t worth_a_git = 16;  // commits: fewer are done before another git has started

std::string lines_of(const std::vector<std::string>& ids) {
  std::string lines;
  for (const std::string& id : ids) lines += id + "\n";
  return lines;
}

}  // namespace

std::size_t ContentReader::processors() {
  cpu_set_t set;
  const bool known = sched_getaffinity(0, sizeof set, &set) == 0;
  return std::clamp(known ? static_cast<std::size_t>(CPU_COUNT(&set)) : 1, std::size_t{1}, std::size_t{4});
}

ContentReader::Child::Child(std::vector<std::string> some)
    : ids(std::move(some)),
      git({"diff-tree", "--stdin", "-r", "-p", "-U0", "--root", "--always", "--no-renames", "--no-ext-diff",
           "--no-textconv", "--no-color", "--src-prefix=a/", "--dst-prefix=b/"},
          lines_of(ids)) {}

ContentReader::ContentReader(std::vector<std::string> ids, std::size_t children) : ids_(std::move(ids)) {
  const std::size_t count = std::clamp(ids_.size() / worth_a_git, std::size_t{1}, children);
  std::vector<std::vector<std::string>> shares(count);
  for (std::size_t i = 0; i < ids_.size(); ++i) shares[i / in_turn % count].push_back(ids_[i]);
  for (std::vector<std::string>& share : shares) children_.emplace_back(std::move(share));
}

// "<id>\n" and then the diff, for each; no line of a diff begins with an id.
std::string ContentReader::Child::next() {
  if (at == 0 && git.until(ids.front()) != "") throw not_understood("diff-tree");
  std::string text;
  if (at + 1 == ids.size()) {
    text = git.rest();
    if (text.ends_with('\n')) text.pop_back();
  } else if (auto found = git.until("\n" + ids[at + 1])) {
    text = std::move(*found);
  } else {
    throw not_understood("diff-tree");
  }
  ++at;
  return text.empty() ? text : text.substr(1) + "\n";
}

std::string ContentReader::next() { return children_[at_++ / in_turn % children_.size()].next(); }

void ContentReader::read(std::span<Patch> patches) {
  for (Patch& patch : patches) {
    while (at_ < ids_.size() && ids_[at_] != patch.commit) next();
    if (at_ == ids_.size()) throw not_understood("diff-tree");
    patch.diff_text = make_source(patch.source()->name, next());
    patch.files = parse_diff(patch.diff_text->text).files;
  }
}

void read_content(Series& series) {
  std::vector<std::string> ids;
  for (const Patch& patch : series.patches) ids.push_back(patch.commit);
  if (!ids.empty()) ContentReader(ids).read(series.patches);
}

}  // namespace bpf
