// SPDX-License-Identifier: GPL-2.0-only
// author-signoff: the author's Signed-off-by is there, by name or by address. Who uses two
// addresses is found through the mailmap.
#include <algorithm>

#include "lib/rules/message/signoffs.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

bool has_same_name_or_address(const Ident& author, const Ident& signer) {
  return equal_nocase(author.email, signer.email) ||
         (!author.name.empty() && equal_nocase(author.name, signer.name));
}

bool is_author(const Ident& author, const std::vector<Signoff>& signoffs, const Facts& facts) {
  for (const Signoff& signoff : signoffs)
    if (signoff.person && has_same_name_or_address(author, *signoff.person)) return true;
  if (!facts.same_person) return false;  // the mailmap is asked last: that takes time
  return std::any_of(signoffs.begin(), signoffs.end(), [&](const Signoff& signoff) {
    return signoff.person && facts.same_person(author, *signoff.person) == Answer::yes;
  });
}

void check(const Patch& patch, const Facts& facts, Findings& findings) {
  const CommitMessage& message = patch.message;
  if (is_autosquash(message.subject)) return;
  if (!patch.author) return findings.not_run("the author is not known");
  const Ident& author = *patch.author;
  if (rewritten_by_list(author)) return;
  const std::vector<Signoff> signoffs = signoffs_of(message);
  if (is_author(author, signoffs, facts)) return;
  const std::string line = "Signed-off-by: " + author.name + " <" + author.email + ">";
  Finding& finding = findings.add(
      message.end, signoffs.empty() ? "no Signed-off-by" : "no Signed-off-by of the author",
      "add the line: " + line);
  if (is_revert(message.subject)) finding.at_most(Severity::warning);
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next v2] bpf: Fix leak in array map

The map is freed before its last user is gone.
«»---
v1 -> v2: less

Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Fix leak in array map

The map is freed before its last user is gone.
«»---
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Fix leak in array map

The map is freed before its last user is gone.

Signed-off-by: Bob Builder <bob@example.org>
«»---
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Fix leak in array map

The map is freed before its last user is gone.

Signed-off-by: Ada Patcher <ada@corp.example>
---
)"},
};

}  // namespace

constinit const Rule author_signoff = {
    .id = "author-signoff",
    .severity = Severity::error,
    .summary = "the author signed off",
    .rationale =
        "A Signed-off-by of the author is the Developer's Certificate of Origin; patches without it "
        "cannot be applied. Name or address must be the author's.",
    .citation = R"(submitting-patches, "Sign your work - the Developer's Certificate of Origin")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
