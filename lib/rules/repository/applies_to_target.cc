// SPDX-License-Identifier: GPL-2.0-only
// applies-to-target: the series merges into the tree, as last fetched, without conflicts.
#include "lib/model/shell.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

void check(const Series&, const Facts& facts, Findings& findings) {
  if (!facts.base) return;
  const BaseFacts& base = facts.base();
  if (base.applies == Answer::unknown && base.is_public != Answer::no && !base.why.empty())
    return findings.not_run(base.why);
  if (base.applies != Answer::no) return;
  std::string where;
  for (std::size_t i = 0; i < base.conflicts.size() && i < 3; ++i) where += (i > 0 ? ", " : "") + base.conflicts[i];
  if (base.conflicts.size() > 3) where += " and " + std::to_string(base.conflicts.size() - 3) + " more";
  findings.add_series("does not apply to " + base.branch + (where.empty() ? "" : ": conflicts in " + where),
                      "git rebase " + shell_quote(base.branch));
}

Facts conflict() {
  static const BaseFacts base = {.branch = "bpf-next/master", .applies = Answer::no, .conflicts = {"kernel/bpf/core.c"}};
  return {.base = []() -> const BaseFacts& { return base; }};
}

Facts no_conflict() {
  static const BaseFacts base = {.branch = "bpf-next/master", .applies = Answer::yes};
  return {.base = []() -> const BaseFacts& { return base; }};
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n", .facts = conflict, .on_series = true},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n", .facts = no_conflict},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule applies_to_target = {
    .id = "applies-to-target",
    .severity = Severity::error,
    .summary = "the series applies to its tree",
    .rationale =
        "What does not apply is neither tested by BPF CI nor applied; the maintainers ask for a "
        "rebase.",
    .citation =
        R"(bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")",
    .scope = Scope::not_in_editor,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
