// SPDX-License-Identifier: GPL-2.0-only
// patches-dropped: a patch of the last version that is neither here nor applied is spoken of in
// the changelog.
#include <algorithm>

#include "lib/model/changelog.h"
#include "lib/model/scan.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

constexpr std::string_view leaving[] = {
    "drop",   "drops",    "dropped",   "dropping",  "remove", "removes", "removed", "removing", "squash",
    "squashes", "squashed", "squashing", "merge", "merges", "merged",  "merging", "split",    "splits",
    "splitting", "fold",  "folds",     "folded",    "folding", "omit",   "omits",   "omitted",  "applied",
    "landed"};

// What a line says, word by word: XDP_DROP is none of these.
struct Said {
  bool leaving = false;  // something leaves
  bool past = false;     // it has left: "dropped"
  bool patch = false;    // a patch
};

Said words_of(std::string_view line) {
  const auto joins = [](char c) { return is_alnum(c) || c == '_'; };
  Said said;
  Scanner scan(line);
  while (!scan.done()) {
    scan.take_while([&](char c) { return !joins(c); });
    const std::string word = lower(scan.take_while(joins));
    const bool leaves = std::find(std::begin(leaving), std::end(leaving), word) != std::end(leaving);
    said.leaving = said.leaving || leaves;
    said.past = said.past || (leaves && word.ends_with("ed"));
    said.patch = said.patch || word == "patch" || word == "patches";
  }
  return said;
}

// In the changelog, anything that leaves counts; elsewhere, the kernel drops and removes things, too.
bool tells(std::string_view text, bool changelog, std::string_view title, int version) {
  if (find_nocase(text, title) != text.npos) return true;
  for (std::string_view line : split_lines(text)) {
    changelog = changelog || begins_changelog(line);
    const Said said = words_of(line);
    if (said.leaving && (changelog || (said.past && said.patch) || mentions_version(line, version))) return true;
  }
  return false;
}

bool speaks_of(const Patch& mail, bool is_cover, std::string_view title, int version) {
  if (tells(cover_blurb(mail.message.notes), true, title, version)) return true;
  const std::vector<std::string_view>& body = mail.message.body;
  return is_cover && !body.empty() && tells(cover_blurb(through(body.front(), body.back())), false, title, version);
}

void check(const Series& series, const Facts& facts, Findings& findings) {
  const std::vector<const Patch*> mails = mails_of(series);
  if (mails.empty() || series.partial || has_no_history(facts, findings)) return;
  const History& last = *facts.history;
  // Below the series, they are whole-series-resend's; as a part of one, they are not left out.
  if (!last.below.empty()) return;
  for (std::size_t i = 0; i < last.patches.size(); ++i) {
    const SentPatch& patch = last.patches[i];
    if (patch.now >= 0 || patch.applied) continue;
    if (std::any_of(mails.begin(), mails.end(), [&](const Patch* mail) {
          return speaks_of(*mail, series.cover && mail == mails.front(), patch.title, last.version);
        }))
      continue;
    findings.add_series(
                 "patch " + std::to_string(i + 1) + " of v" + std::to_string(last.version) + ", \"" + patch.title +
                     "\", is not there any more",
                 "put it back, or say in the changelog why it was dropped");
  }
}

Facts one_is_gone() {
  static const History history = {
      .version = 1, .patches = {{.title = "bpf: Add list"}, {.title = "bpf: Add map", .now = 0, .same_change = true}}};
  return {.history = &history};
}

Facts one_is_applied() {
  static const History history = {.version = 1, .patches = {{.title = "bpf: Add list", .applied = true}}};
  return {.history = &history};
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v2] bpf: Add map\n\nText.\n---\n", .facts = one_is_gone, .on_series = true},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v2] bpf: Add map\n\nText.\n---\nv2: dropped the first patch\n", .facts = one_is_gone},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v2] bpf: Add map\n\nText.\n---\n", .facts = one_is_applied},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada <ada@example.org>
Subject: [PATCH bpf-next v2 0/1] bpf: Faster maps

Programs that return XDP_DROP, or drop packets otherwise, are split into two.
Patch 1 removes the lock.

Changes in v2:
- count what XDP_DROP does

From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada <ada@example.org>
Subject: [PATCH bpf-next v2 1/1] bpf: Add map

Text.
---
)",
     .facts = one_is_gone, .on_series = true},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada <ada@example.org>
Subject: [PATCH bpf-next v2 0/1] bpf: Faster maps

Programs are fast.

Changes in v2:
- Merge the first two

From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada <ada@example.org>
Subject: [PATCH bpf-next v2 1/1] bpf: Add map

Text.
---
)",
     .facts = one_is_gone},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada <ada@example.org>
Subject: [PATCH bpf-next v2 0/1] bpf: Faster maps

Programs are fast. Compared to v1, I drop the list.

From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada <ada@example.org>
Subject: [PATCH bpf-next v2 1/1] bpf: Add map

Text.
---
)",
     .facts = one_is_gone},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada <ada@example.org>
Subject: [PATCH bpf-next v2 0/1] bpf: Faster maps

Programs are fast. The second patch was squashed into the first.

From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada <ada@example.org>
Subject: [PATCH bpf-next v2 1/1] bpf: Add map

Text.
---
)",
     .facts = one_is_gone},
};

}  // namespace

constinit const Rule patches_dropped = {
    .id = "patches-dropped",
    .severity = Severity::warning,
    .summary = "a patch that is left out is said to be",
    .rationale =
        "Always the whole series is sent again. A reviewer who looks for a patch of the last version "
        "wants to know whether it was forgotten, dropped or applied.",
    .citation =
        R"(bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
