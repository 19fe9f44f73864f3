// SPDX-License-Identifier: GPL-2.0-only
// comment-line: a line that begins with `#` is a comment to git, and gone as soon as somebody edits
// the message. In the editor such lines are meant to be comments.
#include "lib/model/prose.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Patch& patch, const Facts&, Findings& findings) {
  for (std::string_view line : description(patch.message))
    if (line.starts_with('#'))
      findings.add(line, "git drops this line when the message is edited",
                   "write:   " + std::string(line));
}

constexpr Example examples[] = {
    {.text = "bpf: Add array map\n\nTo try it:\n\n«# bpftool map show»\n"},
    {.text = "bpf: Add array map\n\nTo try it:\n\n  # bpftool map show\n"},
    {.text = "bpf: Add array map\n\n# bpftool map show\n", .origin = Origin::editor},
};

}  // namespace

constinit const Rule comment_line = {
    .id = "comment-line",
    .severity = Severity::warning,
    .summary = "no line begins with #",
    .rationale =
        "When a message is edited, by git commit --amend or a rebase, git takes lines that begin "
        "with # for comments and deletes them. Indented, they stay.",
    .citation = R"(checkpatch, "Commit message")",
    .scope = Scope::not_in_editor,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
