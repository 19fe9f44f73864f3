// SPDX-License-Identifier: GPL-2.0-only
// subject-length: at most 75 characters, without the brackets that mail adds. Reverts quote
// another subject and are as long as that.
#include "lib/model/width.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

constexpr std::size_t longest = 75;

void check(const Patch& patch, const Facts&, Findings& findings) {
  const std::string_view subject = patch.message.subject;
  if (is_revert(subject) || is_autosquash(subject)) return;
  const std::size_t length = count_characters(subject);
  if (length > longest)
    findings.add(subject.substr(offset_of_character(subject, longest)),
                 "a subject of " + std::to_string(length) + " characters; at most 75 are usual",
                 "shorten it; the details belong into the text");
}

constexpr Example examples[] = {
    {.text = "bpf: Fix the leak that happens when the array map is freed before its last «user is gone»\n"},
    {.text = "bpf: Fix the leak that happens when the array map is freed before its user\n"},
    {.text = "Revert \"bpf: Fix the leak that happens when the array map is freed before its last user\"\n"},
};

}  // namespace

constinit const Rule subject_length = {
    .id = "subject-length",
    .severity = Severity::warning,
    .summary = "the subject has at most 75 characters",
    .rationale = "Longer subjects are cut or folded by git log, mail clients and patchwork.",
    .citation = R"(submitting-patches, "The canonical patch format")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
