// SPDX-License-Identifier: GPL-2.0-only
// iproute2-prefix: every mail of an iproute2 series says so in its brackets, in one of the four
// forms that are in use.
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

bool names_iproute2(const MailSubject& subject) {
  return std::any_of(subject.tokens.begin(), subject.tokens.end(), [](const SubjectToken& token) {
    if (token.kind != SubjectToken::Kind::tree) return false;
    const Tree* tree = find_tree(token.text);
    return tree != nullptr && tree->iproute2;
  });
}

void check(const Series& series, const Facts& facts, Findings& findings) {
  const Tree* tree = tree_of_series(series, facts);
  if (tree == nullptr || !tree->iproute2) return;
  for (const Patch* mail : mails_of(series)) {
    const MailSubject& subject = *mail->subject;
    if (names_iproute2(subject) || is_pull_request(*mail)) continue;
    findings.add(*mail, subject.prefix.empty() ? subject.summary.substr(0, 0) : subject.prefix,
                 "the subject does not say that this is for iproute2",
                 "git format-patch --subject-prefix='PATCH " + std::string(tree->words) + "'");
  }
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: «[PATCH net-next 1/1]» bpf: Load it\n\nText.\n---\n",
     .facts = [] { return Facts{.target = find_tree("iproute2-next"), .target_given = true}; }},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH iproute2 master 1/2] bpf: Load the map

Text.
---
From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: «[PATCH 2/2]» bpf: Load the other map

Text.
---
)"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH iproute2 net-next v2] bpf: Load\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH iproute2-next] bpf: Load it\n\nText.\n---\n",
     .facts = [] { return Facts{.target = find_tree("iproute2-next"), .target_given = true}; }},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH net-next] bpf: Add map\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule iproute2_prefix = {
    .id = "iproute2-prefix",
    .severity = Severity::error,
    .summary = "iproute2 patches say so in the subject",
    .rationale =
        "Kernel and iproute2 patches share one list, and the subject is all that tells them apart. "
        "What is not marked is tried on a kernel tree, where it does not apply.",
    .citation = R"(bpf_devel_QA, "Do you accept patches as well for iproute2's BPF loader?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
