// SPDX-License-Identifier: GPL-2.0-only
// subject-present: there is a subject, and it is more than the name of an area.
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Patch& patch, const Facts&, Findings& findings) {
  const std::string_view subject = patch.message.subject;
  if (is_blank(subject)) {
    findings.add(subject.data() != nullptr ? subject.substr(subject.size()) : patch.message.end,
                 "no subject", "begin with one line that says what the patch does");
  } else if (subject.ends_with(':')) {
    findings.add(subject.substr(subject.size()), "an area, and no summary behind it",
                 "say what the patch does there: " + std::string(subject) + " Add …");
  }
}

constexpr Example examples[] = {
    {.text = "bpf:«»\n\nThe map is freed before its last user is gone.\n"},
    {.text = "From: Ada Patcher <ada@example.org>\nSubject: [PATCH bpf-next]«»\n\nText.\n---\n"},
    {.text = "bpf: Fix leak in array map\n\nThe map is freed before its last user is gone.\n"},
};

}  // namespace

constinit const Rule subject_present = {
    .id = "subject-present",
    .severity = Severity::error,
    .summary = "the message has a subject",
    .rationale =
        "The subject is what the list, patchwork and git log show of a patch; without one the "
        "message is as good as empty.",
    .citation = R"(bpf_devel_QA, "What is the minimum requirement before I submit my BPF patches?")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
