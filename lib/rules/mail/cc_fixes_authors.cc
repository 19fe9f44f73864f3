// SPDX-License-Identifier: GPL-2.0-only
// cc-fixes-authors: who wrote the commit that a Fixes: tag names gets the fix, at the address of
// the commit or at that of today (gitmailmap(5)).
#include "lib/rules/mail/recipients.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Series& series, const Facts& facts, Findings& findings) {
  if (!recipients_known(series) || !facts.people_of) return;  // fixes-resolves says that nobody is to be asked
  std::vector<std::string> unknown;
  for (const Patch& patch : series.patches) {
    if (!patch.mail) continue;
    const PatchPeople people = facts.people_of(patch);
    for (const FixedAuthor& fixed : people.fixed) {
      if (reaches_any(patch, {fixed.author, fixed.now})) continue;
      const std::string who =
          fixed.now.name.empty() ? fixed.now.email : fixed.now.name + " <" + fixed.now.email + ">";
      findings.add(patch, place_of_recipients(patch),
                   "the author of commit " + fixed.commit + ", which it fixes, does not get it: " + who,
                   "git send-email " + cc_option(fixed.now));
    }
    unknown.insert(unknown.end(), people.unknown_fixes.begin(), people.unknown_fixes.end());
  }
  if (!unknown.empty())
    findings.not_run("who wrote commit " + unknown.front() + " is not known: it is not here");
}

Facts wally() {
  Facts facts;
  facts.people_of = [](const Patch&) {
    PatchPeople people;
    people.fixed = {{"1b2c3d4e5f60", {"Wally", "wally@old.org"}, {"Wally Writer", "wally@example.org"}}};
    return people;
  };
  return facts;
}

Facts shallow() {
  Facts facts;
  facts.people_of = [](const Patch&) {
    PatchPeople people;
    people.unknown_fixes = {"1b2c3d4e5f60"};
    return people;
  };
  return facts;
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf] bpf: Fix leak
To: «bpf@vger.kernel.org»

Text.

Fixes: 1b2c3d4e5f60 ("bpf: Add array map")
---
)",
     .facts = wally},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf] bpf: Fix leak
To: bpf@vger.kernel.org
Cc: Wally <wally@old.org>

Text.

Fixes: 1b2c3d4e5f60 ("bpf: Add array map")
---
)",
     .facts = wally},
    {.text = R"(From: Wally Writer <wally@example.org>
Subject: [PATCH bpf] bpf: Fix leak
To: bpf@vger.kernel.org

Text.

Fixes: 1b2c3d4e5f60 ("bpf: Add array map")
---
)",
     .facts = wally},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf] bpf: Fix leak\nTo: bpf@vger.kernel.org\n\n"
             "Text.\n\nFixes: 1b2c3d4e5f60 (\"bpf: Add array map\")\n---\n",
     .facts = shallow},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf] bpf: Fix leak\n\nText.\n\n"
             "Fixes: 1b2c3d4e5f60 (\"bpf: Add array map\")\n---\n",
     .facts = wally},
};

}  // namespace

constinit const Rule cc_fixes_authors = {
    .id = "cc-fixes-authors",
    .severity = Severity::warning,
    .summary = "who wrote what a patch fixes gets the patch",
    .rationale =
        "The author of the broken commit knows best whether the fix is right, and learns from it. "
        "The CI of the networking trees fails a fix whose author was left out.",
    .citation = R"(bpf_devel_QA, "How do I report bugs for BPF kernel code?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
