// SPDX-License-Identifier: GPL-2.0-only
// summary-repeated: no two patches of a series have the same summary. A range of commits that is
// too long for any series is a piece of history, where "Sync with upstream" comes again.
#include <map>

#include "lib/model/scan.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

constexpr std::size_t longest_series = 100;

void check(const Series& series, const Facts&, Findings& findings) {
  if (series.origin == Origin::commits && series.patches.size() > longest_series) return;
  if (series.partial) return findings.not_run("one mail of the series was given, not all of it");
  std::map<std::string, int> seen;
  int number = 0;
  for (const Patch& patch : series.patches) {
    ++number;
    const std::string_view summary = trim(patch.message.subject);
    if (summary.empty() || is_autosquash(summary)) continue;
    const auto [before, is_new] = seen.emplace(lower(summary), number);
    if (!is_new)
      findings.add(patch, summary, "the same summary as patch " + std::to_string(before->second),
                   "say in the summary what this patch does that the other does not");
  }
}

constexpr Example examples[] = {
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 1/2] bpf: Fix map

Text.
---
From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 2/2] «bpf: fix map»

Text.
---
)"},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 0/2] bpf: Add map

Text.
From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 1/2] bpf: Add map

Text.
---
From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 2/2] selftests/bpf: Add map

Text.
---
)"},
};

}  // namespace

constinit const Rule summary_repeated = {
    .id = "summary-repeated",
    .severity = Severity::warning,
    .summary = "each patch has a summary of its own",
    .rationale =
        "The summary is what a commit is known by for good: in logs, in Fixes: tags and in searches. "
        "Two patches of one name cannot be told apart there.",
    .citation = R"(submitting-patches, "The canonical patch format")",
    .scope = Scope::not_in_editor,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
