// SPDX-License-Identifier: GPL-2.0-only
// cover-letter-required: a series of more than one patch has a cover letter. Judged on mails; git
// bpf-format-patch writes one for every such series.
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

void check(const Series& series, const Facts&, Findings& findings) {
  if (series.cover || series.patches.empty() || is_pull_request(series.patches.front())) return;
  if (series.partial) return findings.not_run("one mail of the series was given, not all of it");
  if (series.patches.size() < 2) return;
  const Patch& first = series.patches.front();
  findings.add(first, first.subject->prefix,
               std::to_string(series.patches.size()) + " patches and no cover letter",
               "git bpf-format-patch writes one from the branch's description "
               "(git branch --edit-description)");
}

constexpr Example examples[] = {
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: «[PATCH bpf-next 1/2]» bpf: Add map

Text.
---
From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 2/2] selftests/bpf: Test map

Text.
---
)"},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map

Text.
---
)"},
};

}  // namespace

constinit const Rule cover_letter_required = {
    .id = "cover-letter-required",
    .severity = Severity::error,
    .summary = "a series of more than one patch has a cover letter",
    .rationale =
        "The cover letter's high-level description becomes the text of the merge commit, so that "
        "git log shows what the series is for.",
    .citation = R"(bpf_devel_QA, "What is the minimum requirement before I submit my BPF patches?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
