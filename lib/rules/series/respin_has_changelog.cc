// SPDX-License-Identifier: GPL-2.0-only
// respin-has-changelog: from v2 on, some mail of the series says what changed: the cover letter,
// the notes below a ---, or a description. Any mention of an earlier version counts.
#include "lib/model/changelog.h"
#include "lib/model/scan.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

// What git format-patch writes says what is different, and not why.
bool is_from_git(std::string_view line) { return line.starts_with("Range-diff against") || line.starts_with("Interdiff against"); }

bool begins_changelog_of_author(std::string_view line) { return begins_changelog(line) && !is_from_git(line); }

bool says_what_changed(const Patch& mail, bool is_cover, int version) {
  const std::vector<std::string_view>& body = mail.message.body;
  if (std::any_of(body.begin(), body.end(), begins_changelog_of_author)) return true;
  const auto mentions = [&](std::string_view line) {
    return begins_changelog_of_author(line) || (!is_from_git(line) && mentions_version(line, version));
  };
  if (is_cover && std::any_of(body.begin(), body.end(), mentions)) return true;
  const std::vector<std::string_view> notes = split_lines(mail.message.notes);
  return std::any_of(notes.begin(), notes.end(), mentions);
}

void check(const Series& series, const Facts&, Findings& findings) {
  const std::vector<const Patch*> mails = mails_of(series);
  if (mails.empty()) return;
  const Patch& first = *mails.front();
  const int version = first.subject->version;
  if (version < 2 || first.subject->resend || is_pull_request(first)) return;
  for (const Patch* mail : mails)
    if (says_what_changed(*mail, series.cover && mail == mails.front(), version)) return;
  if (series.partial) return findings.not_run("one mail of the series was given, not all of it");
  const std::string now = std::to_string(version);
  findings.add(first, first.subject->first(SubjectToken::Kind::version)->text,
               "v" + now + " does not say what changed",
               "add \"Changes in v" + now + ":\" to the cover letter or below the ---, with a "
                   "link to v" + std::to_string(version - 1));
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next «v2»] bpf: Add map

Text.
---
 kernel/bpf/arraymap.c | 1 +
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next v3] bpf: Add map

Text.
---
v3: rebased
v2: https://lore.kernel.org/bpf/20250102030405.1-1-ada@example.org/
)"},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next v2 0/1] Faster maps

This is now faster than in v1.
From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next v2 1/1] bpf: Add map

Text.
---
)"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next «v2»] bpf: Add\n\nText.\n---\n"
             "Range-diff against v1:\n1:  1b2c3d4 = 1:  2b2c3d4 bpf: Add\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next RESEND v2] bpf: Add\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule respin_has_changelog = {
    .id = "respin-has-changelog",
    .severity = Severity::warning,
    .summary = "a new version says what changed",
    .rationale =
        "Who has reviewed the last version wants to look at what is new only. A changelog says so, "
        "best with a link to the earlier posting.",
    .citation = R"(maintainer-netdev, "Changes requested")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
