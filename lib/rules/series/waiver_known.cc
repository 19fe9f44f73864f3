// SPDX-License-Identifier: GPL-2.0-only
// waiver-known: a line `bpf-check: allow <rule> <reason>` names a rule, gives a reason, and stands
// below the ---. Otherwise it waives nothing, and that is said.
#include "lib/model/scan.h"
#include "lib/policy/waiver.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check_waiver(const Waiver& waiver, Findings& findings) {
  if (waiver.verb != "allow") {
    findings.add(waiver.line, "not a waiver", "write: bpf-check: allow <rule> <reason>");
  } else if (waiver.rule == nullptr) {
    const std::string_view near = nearest_rule(waiver.id);
    findings.add(waiver.id.empty() ? waiver.line : waiver.id,
                 waiver.id.empty() ? "a waiver without a rule"
                                   : "no rule is called '" + std::string(waiver.id) + "'",
                 near.empty() ? "git bpf-check --list-rules shows them all"
                              : "did you mean '" + std::string(near) + "'?");
  } else if (waiver.reason.empty()) {
    findings.add(waiver.line, "a waiver without a reason; nothing is waived",
                 "write: bpf-check: allow " + std::string(waiver.rule->id) + " <reason>");
  }
}

void check(const Patch& mail, const Facts&, Findings& findings) {
  for (std::string_view line : mail.message.body)
    if (line.starts_with("bpf-check: allow "))
      findings.add(trim(line), "a waiver in the description; nothing is waived",
                   "move it below the ---, where it stays out of the history");
  for (const Waiver& waiver : parse_waivers(mail.message.notes)) check_waiver(waiver, findings);
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map

Text.
---
bpf-check: allow «no-cc-stabel» asked for by Bob
«bpf-check: allow subject-length»
«bpf-check: ignore subject-length it is a long name»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map

Text.
«bpf-check: allow subject-length the name of the function is long»
---
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map

Text.
---
bpf-check: allow subject-length the name of the function is long
)"},
};

}  // namespace

constinit const Rule waiver_known = {
    .id = "waiver-known",
    .severity = Severity::warning,
    .summary = "a waiver names a rule and gives a reason",
    .rationale =
        "A line \"bpf-check: allow <rule> <reason>\" below the --- waives a rule for a patch, and "
        "in a cover letter for the series. Reviewers see the reason there. One with a typo would "
        "waive nothing without telling you.",
    .citation = R"(git-bpf, "Waivers")",
    .scope = Scope::mails,
    .on_cover = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
