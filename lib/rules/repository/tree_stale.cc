// SPDX-License-Identifier: GPL-2.0-only
// tree-stale: what is known here of the tree is not older than a week.
#include "lib/model/dates.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

constexpr std::int64_t day = 24 * 60 * 60;

void check(const Series&, const Facts& facts, Findings& findings) {
  if (!facts.base) return;
  const BaseFacts& base = facts.base();
  if (base.branch.empty() && !base.fetch.empty())
    return findings.not_run("the tree was never fetched; run: " + base.fetch);
  if (base.fetched == 0 || facts.now == 0 || facts.now - base.fetched <= 7 * day) return;
  findings.add_series(base.branch + " was last fetched on " + date_of(base.fetched) + ", " +
                          std::to_string((facts.now - base.fetched) / day) + " days ago",
                      base.fetch);
}

Facts fetched(std::int64_t days_ago) {
  static BaseFacts base = {.branch = "bpf-next/master", .fetch = "git fetch bpf-next"};
  base.fetched = 1700000000 - days_ago * day;
  return {.base = []() -> const BaseFacts& { return base; }, .now = 1700000000};
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n", .facts = [] { return fetched(8); }, .on_series = true},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n", .facts = [] { return fetched(7); }},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule tree_stale = {
    .id = "tree-stale",
    .severity = Severity::warning,
    .summary = "the tree was fetched within the last week",
    .rationale =
        "Whether a series applies, and which tree has what it fixes, can only be told by a tree as "
        "it is now.",
    .citation =
        R"(bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")",
    .scope = Scope::not_in_editor,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
