// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/content.h"

#include "lib/git/process.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

void set_content(Patch& patch, std::string_view text) {
  patch.diff_text = make_source(patch.source()->name, std::string(text));
  patch.files = parse_diff(patch.diff_text->text).files;
}

}  // namespace

void read_content(Series& series) {
  std::string input;
  for (const Patch& patch : series.patches) input += patch.commit + "\n";
  if (input.empty()) return;
  const std::string out = git_output({"diff-tree", "--stdin", "-r", "-p", "-U0", "--root", "--always",
                                      "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color",
                                      "--src-prefix=a/", "--dst-prefix=b/"},
                                     {.input = input});
  // "<id>\n" and then the diff, for each; no line of a diff consists of an id alone.
  std::string_view rest = out;
  for (std::size_t i = 0; i < series.patches.size(); ++i) {
    Patch& patch = series.patches[i];
    if (!rest.starts_with(patch.commit + "\n")) continue;
    rest.remove_prefix(patch.commit.size() + 1);
    std::size_t end = rest.size();
    if (i + 1 < series.patches.size()) {
      const std::string next = series.patches[i + 1].commit + "\n";
      const std::size_t at = rest.starts_with(next) ? 0 : rest.find("\n" + next);
      end = at == 0 ? 0 : at == rest.npos ? rest.size() : at + 1;
    }
    set_content(patch, rest.substr(0, end));
    rest.remove_prefix(end);
  }
}

}  // namespace bpf
