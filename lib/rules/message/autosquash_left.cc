// SPDX-License-Identifier: GPL-2.0-only
// autosquash-left: a commit that is meant to be folded into another one is not sent. Committing
// it is fine, so the commit-msg hook does not ask.
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Patch& patch, const Facts&, Findings& findings) {
  const std::string_view subject = patch.message.subject;
  if (is_autosquash(subject)) {
    findings.add(subject.substr(0, subject.find('!') + 1),
                 "a commit that is still to be folded into another one",
                 "git rebase -i --autosquash <base>, which is the commit below the series");
  } else if (subject.starts_with("WIP") && (subject.size() == 3 || !is_alnum(subject[3]))) {
    findings.add(subject.substr(0, 3), "work in progress", "finish it, or leave it out of the range");
  }
}

constexpr Example examples[] = {
    {.text = "«fixup!» bpf: Fix leak in array map\n"},
    {.text = "«squash!» bpf: Fix leak in array map\n\nMore.\n"},
    {.text = "«WIP»: bpf: Fix leak in array map\n\nMore.\n"},
    {.text = "bpf: Fix fixup! in a subject\n\nMore.\n"},
};

}  // namespace

constinit const Rule autosquash_left = {
    .id = "autosquash-left",
    .severity = Severity::error,
    .summary = "no fixup!, squash!, amend! or WIP is left",
    .rationale =
        "Each patch of a series stands for itself; a repair of an earlier patch belongs into that "
        "patch. Never send individual diffs on top of a series.",
    .citation =
        R"(bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")",
    .scope = Scope::not_in_editor,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
