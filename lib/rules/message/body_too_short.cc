// SPDX-License-Identifier: GPL-2.0-only
// body-too-short: a body of a few words that say no more than the subject. (None:
// message-not-empty.)
#include "lib/model/prose.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

constexpr std::size_t fewest_words = 5;

void check(const Patch& patch, const Facts& facts, Findings& findings) {
  const CommitMessage& message = patch.message;
  const std::string_view subject = message.subject;
  if (is_autosquash(subject) || is_revert(subject) || subject.starts_with("Merge ")) return;
  const std::vector<std::string_view> lines = prose(message);
  if (lines.empty() || lines.front().starts_with("This reverts commit ")) return;
  std::size_t words = 0;
  for (std::string_view line : lines) {
    words += words_of(line).size();
    if (words >= fewest_words) return;
  }
  Finding& finding =
      findings.add(lines.front(), "a description of less than five words",
                   "say why: the problem, why it matters, and how this patch solves it");
  if (facts.target != nullptr && facts.target->iproute2) finding.at_most(Severity::note);
}

constexpr Example examples[] = {
    {.text = "bpf: Fix leak in array map\n\n«Fix the leak.»\n"},
    {.text = "bpf: Fix leak in array map\n\n«Trivial»\n\nSigned-off-by: Ada Patcher "
             "<ada@example.org>\n"},
    {.text = "bpf: Fix leak in array map\n\nIts elements are never freed.\n"},
    {.text = "bpf: Fix leak in array map\n\nSigned-off-by: Ada Patcher <ada@example.org>\n"},
    {.text = "Revert \"bpf: Fix leak\"\n\nIt broke s390.\n"},
};

}  // namespace

constinit const Rule body_too_short = {
    .id = "body-too-short",
    .severity = Severity::warning,
    .summary = "the description has at least five words",
    .rationale =
        "Developers who look at the code months from now need to understand why the change was "
        "made. Take your time and write up the rationale and the use-case.",
    .citation =
        R"(bpf_devel_QA, "What is the minimum requirement before I submit my BPF patches?")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
