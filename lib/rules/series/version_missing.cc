// SPDX-License-Identifier: GPL-2.0-only
// version-missing: a changelog speaks of v2 or later, and no subject of the series has a version.
#include "lib/model/changelog.h"
#include "lib/model/scan.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

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
