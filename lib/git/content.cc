// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/content.h"

#include "lib/git/process.h"

namespace bpf {
namespace {

std::string lines_of(const std::vector<std::string>& ids) {
  std::string lines;
  for (const std::string& id : ids) lines += id + "\n";
  return lines;
}

}  // namespace

ContentReader::ContentReader(std::vector<std::string> ids)
    : ids_(std::move(ids)),
      git_({"diff-tree", "--stdin", "-r", "-p", "-U0", "--root", "--always", "--no-renames", "--no-ext-diff",
            "--no-textconv", "--no-color", "--src-prefix=a/", "--dst-prefix=b/"},
           lines_of(ids_)) {}

// "<id>\n" and then the diff, for each; no line of a diff begins with an id.
std::string ContentReader::next() {
  if (at_ == 0 && git_.until(ids_.front()) != "") throw not_understood("git diff-tree");
  std::string text;
  if (at_ + 1 == ids_.size()) {
    text = git_.rest();
    if (text.ends_with('\n')) text.pop_back();
  } else if (auto found = git_.until("\n" + ids_[at_ + 1])) {
    text = std::move(*found);
  } else {
    throw not_understood("git diff-tree");
  }
  ++at_;
  return text.empty() ? text : text.substr(1) + "\n";
}

void ContentReader::read(std::span<Patch> patches) {
  for (Patch& patch : patches) {
    while (at_ < ids_.size() && ids_[at_] != patch.commit) next();
    if (at_ == ids_.size()) throw not_understood("git diff-tree");
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
