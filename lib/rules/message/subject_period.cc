// SPDX-License-Identifier: GPL-2.0-only
// subject-period: a subject is a title, and ends without a full stop.
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Patch& patch, const Facts&, Findings& findings) {
  const std::string_view subject = patch.message.subject;
  if (!subject.ends_with('.') || subject.ends_with("..") || is_autosquash(subject) ||
      is_revert(subject))
    return;
  findings.add(subject.substr(subject.size() - 1), "a full stop behind the subject",
               "write: " + std::string(subject.substr(0, subject.size() - 1)));
}

constexpr Example examples[] = {
    {.text = "bpf: Fix leak in array map«.»\n\nThe map is freed too early.\n"},
    {.text = "bpf: Fix leak in array map\n\nThe map is freed too early.\n"},
    {.text = "bpf: Support printf with %d, %s, ...\n\nText.\n"},
};

}  // namespace

constinit const Rule subject_period = {
    .id = "subject-period",
    .severity = Severity::note,
    .summary = "the subject ends without a full stop",
    .rationale =
        "The subject is a title: it becomes the mail's Subject, a line in shortlogs and the text "
        "of a Fixes: tag, and none of these ends with a full stop.",
    .citation = R"(submitting-patches, "The canonical patch format")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
