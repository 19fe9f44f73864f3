// SPDX-License-Identifier: GPL-2.0-only
// version-missing: a changelog speaks of v2 or later, and no subject of the series has a version.
#include "lib/model/scan.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

// Eats "v3" and gives 3; 0 and nothing eaten when there is none.
int eat_version(Scanner& scan) {
  Scanner ahead = scan;
  if (!ahead.eat_nocase("v")) return 0;
  const int version = to_number(ahead.take_while(is_digit));
  if (version <= 0 || is_alnum(ahead.peek()) || ahead.peek() == '.') return 0;
  scan = ahead;
  return version;
}

// The newest version that a changelog's heading speaks of: "v2:", "v1 -> v2", "Changes in v3:",
// "Changes since v1" (that is 2), "Changelog v1..v2". 0 for any other line.
int changelog_version(std::string_view line) {
  Scanner scan(trim(line));
  scan.take_while([](char c) { return c == '*' || c == '-' || c == '=' || c == '#' || c == ' '; });
  int since = 0;
  bool heading = false;
  for (std::string_view word : {"changelog", "changes", "change log", "differences", "diff"})
    if (scan.eat_nocase(word)) {
      heading = true;
      break;
    }
  if (heading) {
    scan.take_while([](char c) { return is_blank_char(c) || c == ':'; });
    if (scan.eat_nocase("since") || scan.eat_nocase("from")) since = 1;
    else if (!scan.eat_nocase("in")) scan.eat_nocase("for");
    scan.take_blanks();
  }
  int version = eat_version(scan);
  if (version == 0) return 0;
  scan.take_blanks();
  for (std::string_view arrow : {"->", "=>", "..", "→", "to "})
    if (scan.eat(arrow)) {
      scan.take_while([](char c) { return c == '.' || is_blank_char(c); });
      const int newer = eat_version(scan);
      return newer > version ? newer : 0;
    }
  if (heading) return version + since;
  const bool colon = scan.eat(":") || scan.eat_nocase("changes") || scan.done();
  return colon ? version : 0;
}

void check(const Series& series, const Facts&, Findings& findings) {
  const std::vector<const Patch*> mails = mails_of(series);
  if (std::any_of(mails.begin(), mails.end(), [](const Patch* m) { return m->subject->version > 0; }))
    return;
  for (const Patch* mail : mails) {
    std::vector<std::string_view> lines = mail->message.body;
    for (std::string_view line : split_lines(mail->message.notes)) lines.push_back(line);
    for (std::string_view line : lines) {
      const int version = changelog_version(line);
      if (version < 2) continue;
      findings.add(*mail, trim(line),
                   "the changelog speaks of v" + std::to_string(version) +
                       ", and the subject has no version",
                   "git bpf-format-patch -v" + std::to_string(version));
      return;
    }
  }
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map

Text.
---
«v1 -> v2: rebased»

 kernel/bpf/arraymap.c | 1 +
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map

Text.
---
«Changes since v1:»
- rebased
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next v2] bpf: Add map

Text.
---
v1 -> v2: rebased
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add cpu v4 instructions

v4 instructions need -mcpu=v4, as v1.2 of the standard says.
---
)"},
};

}  // namespace

constinit const Rule version_missing = {
    .id = "version-missing",
    .severity = Severity::warning,
    .summary = "a series with a changelog has its version in the subject",
    .rationale =
        "A reworked series has to carry its version in the subject prefix; that is how the old "
        "version leaves the review queue.",
    .citation =
        R"(bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
