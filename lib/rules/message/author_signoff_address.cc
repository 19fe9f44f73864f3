// SPDX-License-Identifier: GPL-2.0-only
// author-signoff-address: the author signed off, but from another address than the one that the
// commit is from. Two addresses that the mailmap joins are one. (No sign-off: author-signoff.)
#include <algorithm>

#include "lib/model/shell.h"
#include "lib/rules/message/signoffs.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// ada+linux@example.org is the mailbox ada@example.org.
std::string mailbox(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == address.npos) return lower(address);
  const std::size_t plus = std::min(address.find('+'), at);
  return lower(address.substr(0, plus)) + lower(address.substr(at));
}

void check(const Patch& patch, const Facts& facts, Findings& findings) {
  const CommitMessage& message = patch.message;
  if (!patch.author || patch.author->name.empty() || rewritten_by_list(*patch.author)) return;
  if (is_autosquash(message.subject) || is_revert(message.subject)) return;
  const Ident& author = *patch.author;
  const Signoff* by_name = nullptr;
  const std::vector<Signoff> signoffs = signoffs_of(message);
  for (const Signoff& signoff : signoffs) {
    if (!signoff.person) continue;
    if (mailbox(signoff.person->email) == mailbox(author.email)) return;
    if (by_name == nullptr && equal_nocase(signoff.person->name, author.name)) by_name = &signoff;
  }
  if (by_name == nullptr) return;
  // By the addresses alone: the names are equal.
  if (facts.same_person &&
      facts.same_person({.name = {}, .email = author.email},
                        {.name = {}, .email = by_name->person->email}) == Answer::yes)
    return;
  findings.add(by_name->tag->value,
               "signed off from another address than the author's " + author.email,
               "write: Signed-off-by: " + author.name + " <" + author.email +
                   ">, or: git commit --amend --author=" + shell_quote(unfold(by_name->tag->value)));
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Fix leak in array map

The map is freed before its last user is gone.

Signed-off-by: «Ada Patcher <ada@corp.example>»
---
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Fix leak in array map

The map is freed before its last user is gone.

Signed-off-by: Ada Patcher <ada@corp.example>
---
)",
     .facts =
         [] {
           Facts facts;
           facts.same_person = [](const Ident&, const Ident&) { return Answer::yes; };
           return facts;
         }},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Fix leak in array map

The map is freed before its last user is gone.

Signed-off-by: Ada Patcher <ada@corp.example>
Signed-off-by: Ada Patcher <Ada+linux@example.org>
---
)"},
};

}  // namespace

constinit const Rule author_signoff_address = {
    .id = "author-signoff-address",
    .severity = Severity::warning,
    .summary = "the author signed off from the address that the patch is from",
    .rationale =
        "The sign-off and the commit's author should be recognisably the same person. Programs "
        "that compare the two do it by the address, and a change of address in the middle is "
        "asked about in review.",
    .citation = R"(checkpatch, "Commit message")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
