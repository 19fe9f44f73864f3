// SPDX-License-Identifier: GPL-2.0-only
// patch-word: the brackets say PATCH or RFC, so that filters take the mail for a patch.
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

void check(const Patch& mail, const Facts&, Findings& findings) {
  const MailSubject& subject = *mail.subject;
  if (subject.patch || subject.rfc || is_pull_request(mail)) return;
  findings.add(subject.prefix.empty() ? subject.summary.substr(0, 0) : subject.prefix,
               "neither PATCH nor RFC in the subject's brackets", "begin the brackets with PATCH");
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: «[bpf-next 3/3]» bpf: Add map\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: «»bpf: Add map\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [bpf-next RFC 5/6] bpf: Add map\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [bpf-next PATCH 1/3] bpf: Add map\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule patch_word = {
    .id = "patch-word",
    .severity = Severity::warning,
    .summary = "the subject's brackets say PATCH or RFC",
    .rationale = "Readers, filters and bots tell patches from discussion by this word.",
    .citation = R"(submitting-patches, "Include PATCH in the subject")",
    .scope = Scope::mails,
    .on_cover = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
