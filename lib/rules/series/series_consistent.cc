// SPDX-License-Identifier: GPL-2.0-only
// series-consistent: all mails of a series name one tree, one version and one total, and every
// number from 1 to the total is there once. A version stands once in a subject.
#include <set>

#include "lib/model/scan.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

using Kind = SubjectToken::Kind;

std::string version_word(const MailSubject& subject) {
  return subject.version == 0 ? "no version" : "v" + std::to_string(subject.version);
}

std::string_view place_of(const MailSubject& subject, Kind kind) {
  const SubjectToken* token = subject.first(kind);
  return token == nullptr ? subject.prefix : token->text;
}

void check_against(const Patch& first, const Patch& mail, Findings& findings) {
  const MailSubject &a = *first.subject, &b = *mail.subject;
  if (a.tree != nullptr && b.tree != nullptr && a.tree != b.tree)
    findings.add(mail, place_of(b, Kind::tree),
                 std::string(b.tree->name) + " here, " + std::string(a.tree->name) + " in the first mail",
                 "send the whole series to one tree");
  if (std::max(a.version, 1) != std::max(b.version, 1))
    findings.add(mail, place_of(b, Kind::version),
                 version_word(b) + " here, " + version_word(a) + " in the first mail",
                 "give all mails of the series the same version");
  if (a.total > 0 && b.total > 0 && a.total != b.total)
    findings.add(mail, place_of(b, Kind::number),
                 "a series of " + std::to_string(b.total) + " here, of " + std::to_string(a.total) +
                     " in the first mail",
                 "format the whole series again");
}

void check_numbers(const Series& series, Findings& findings) {
  std::set<int> seen;
  int total = 0;
  for (const Patch& patch : series.patches) {
    const MailSubject& subject = *patch.subject;
    total = std::max(total, subject.total);
    if (subject.number > 0 && !seen.insert(subject.number).second)
      findings.add(patch, place_of(subject, Kind::number),
                   "number " + std::to_string(subject.number) + " is there twice",
                   "format the whole series again");
  }
  if (series.cover) total = std::max(total, series.cover->subject->total);
  std::string missing;
  int count = 0;
  for (int n = 1; n <= total; ++n) {
    if (seen.contains(n)) continue;
    if (++count > 5) {
      missing += ", …";
      break;
    }
    missing += (count > 1 ? ", " : "") + std::to_string(n);
  }
  if (count == 0) return;
  const Patch& first = series.cover ? *series.cover : series.patches.front();
  findings.add(first, place_of(*first.subject, Kind::number),
               "of " + std::to_string(total) + " patches, these are missing: " + missing,
               "always send the whole series");
}

void check(const Series& series, const Facts&, Findings& findings) {
  const std::vector<const Patch*> mails = mails_of(series);
  for (const Patch* mail : mails) {
    const MailSubject& subject = *mail->subject;
    if (subject.count(Kind::version) > 1)
      findings.add(*mail, subject.prefix, "the version is written more than once",
                   "let -v write it, and leave it out of --subject-prefix");
    if (mail != mails.front()) check_against(*mails.front(), *mail, findings);
  }
  if (series.partial) return findings.not_run("one mail of the series was given, not all of it");
  if (!mails.empty()) check_numbers(series, findings);
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: «[PATCH bpf-next v2 v2]» bpf: Add map\n\nText.\n---\n"},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next v2 1/2] bpf: Add map

Text.
---
From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH «bpf» «v3» 2/2] selftests/bpf: Test map

Text.
---
)"},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next v2 «1/3»] bpf: Add map

Text.
---
From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next v2 3/3] selftests/bpf: Test map

Text.
---
)"},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next v2 1/2] bpf: Add map

Text.
---
From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH v2 bpf-next 2/2] selftests/bpf: Test map

Text.
---
)"},
};

}  // namespace

constinit const Rule series_consistent = {
    .id = "series-consistent",
    .severity = Severity::error,
    .summary = "one tree, one version and a complete n/m over all mails",
    .rationale =
        "Patchwork and the CI put a series together by version and number. One mail that differs "
        "makes two broken series of it.",
    .citation =
        R"(bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
