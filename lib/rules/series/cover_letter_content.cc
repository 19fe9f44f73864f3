// SPDX-License-Identifier: GPL-2.0-only
// cover-letter-content: the cover letter says something: no placeholder is left in it (or below a ---), and there
// is text in front of the shortlog and diffstat that git adds.
#include "lib/model/scan.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

constexpr std::string_view placeholders[] = {"*** SUBJECT HERE ***", "*** BLURB HERE ***", "*** WHAT CHANGED ***",
                                             "EDITME"};

bool find_placeholders(const Patch& cover, std::string_view text, std::string_view edit, Findings& findings) {
  for (std::string_view placeholder : placeholders)
    if (const std::size_t at = text.find(placeholder); at != text.npos) {
      findings.add(cover, text.substr(at, placeholder.size()), "a placeholder is left",
                   std::string(edit) + (edit.starts_with("b4 ") ? "" : ", then git bpf-format-patch again"));
      return true;
    }
  return false;
}

void check(const Series& series, const Facts&, Findings& findings) {
  const std::string_view edit = edit_of_cover(series);
  for (const Patch* mail : mails_of(series)) find_placeholders(*mail, cover_blurb(mail->message.notes), edit, findings);
  if (!series.cover) return;
  const Patch& cover = *series.cover;
  const std::vector<std::string_view>& lines = cover.message.body;
  const std::string_view body =
      lines.empty() ? std::string_view{} : through(lines.front(), lines.back());
  const std::string_view blurb = cover_blurb(body);
  const bool in_subject = find_placeholders(cover, cover.message.subject, edit, findings);
  if (find_placeholders(cover, blurb, edit, findings) || in_subject) return;
  if (parse_message(cover.source(), cover.message.subject, blurb).body.empty() ||
      prose(parse_message(cover.source(), cover.message.subject, blurb)).empty())
    findings.add(cover, lines.empty() ? cover.message.end : lines.front().substr(0, 0),
                 "the cover letter has no text of its own",
                 "describe what the series is for: " + std::string(edit));
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next v2] bpf: Add map

Text.
---
Changes in v2:
- «*** WHAT CHANGED ***»
)"},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 0/2] «*** SUBJECT HERE ***»

«*** BLURB HERE ***»

Ada Patcher (2):
  bpf: Add map
  selftests/bpf: Test map
)"},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next v2 0/2] bpf: Faster maps

Look-ups in array maps are what most programs spend their time on.

---
Changes in v2:
- «EDITME»: describe what is new in this series revision.
- Link to v1: https://lore.kernel.org/r/20260101-array-v1-0-0123456789ab@example.org

---
Ada Patcher (2):
      bpf: Add map
      selftests/bpf: Test map
)"},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 0/2] bpf: Faster maps

«»Ada Patcher (2):
  bpf: Add map
  selftests/bpf: Test map

 kernel/bpf/arraymap.c | 1 +
 1 file changed, 1 insertion(+)
)"},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 0/2] bpf: Faster maps

Look-ups in array maps are what most programs spend their time on.

Ada Patcher (2):
  bpf: Add map
  selftests/bpf: Test map
)"},
};

}  // namespace

constinit const Rule cover_letter_content = {
    .id = "cover-letter-content",
    .severity = Severity::error,
    .summary = "the cover letter describes the series",
    .rationale =
        "The cover letter has to include a high-level description of the series; it goes into the "
        "merge commit. A placeholder or nothing at all tells no one anything.",
    .citation = R"(bpf_devel_QA, "What is the minimum requirement before I submit my BPF patches?")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
