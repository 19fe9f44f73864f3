// SPDX-License-Identifier: GPL-2.0-only
// fix-without-fixes: something is fixed, and no Fixes: tag says which commit broke it. Much is
// called a fix that mends no bug, so that this is advice. (Crashes and the like:
// bug-without-fixes.)
#include "lib/rules/message/bug_words.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// Kinds of fixes that no backport needs.
bool is_cosmetic(std::string_view summary) {
  for (std::string_view kind :
       {"typo", "spell", "doc", "comment", "build", "compil", "warning", "indent", "whitespace",
        "format", "style", "link", "error message", "test"})
    if (find_nocase(summary, kind) != summary.npos) return true;
  return false;
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  const CommitMessage& message = patch.message;
  const std::vector<std::string_view> words = words_of(summary_of(message.subject));
  const auto fix = std::find_if(words.begin(), words.end(), [](std::string_view word) {
    return is_any(bare(word), {"fix", "fixes", "fixed"});
  });
  if (fix == words.end()) return;
  const bool tagged = std::any_of(message.tags.begin(), message.tags.end(), is_fixes);
  if (tagged || fixes_something(message) || is_autosquash(message.subject) ||
      is_cosmetic(message.subject) || !bug_without_fixes_place(message).empty())
    return;
  findings.add(bare(*fix), "a fix without a Fixes: tag", how_to_find_fixed(patch));
}

constexpr Example examples[] = {
    {.text = "bpf: «Fix» the size of an array map\n\nIt is one element short.\n"},
    {.text = "bpf: Fix typo in the array map\n\nIt is an array.\n"},
    {.text = "bpf: Fix leak in array map\n\nbug-without-fixes says more.\n"},
    {.text = R"(bpf: Fix the size of an array map

It is one element short.

Fixes: 1b2c3d4e5f60 ("bpf: Add array map")
)"},
};

}  // namespace

constinit const Rule fix_without_fixes = {
    .id = "fix-without-fixes",
    .severity = Severity::note,
    .summary = "a fix has a Fixes: tag",
    .rationale =
        "If the patch mends what an earlier commit broke, the Fixes: tag says which one. It is "
        "how people who backport find the patch. A fix of something that never worked needs none.",
    .citation =
        R"(bpf_devel_QA, "What is the minimum requirement before I submit my BPF patches?")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
