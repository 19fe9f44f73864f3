// SPDX-License-Identifier: GPL-2.0-only
// subject-tree-tag: the brackets of every mail name one tree, `[PATCH bpf-next v2 1/3]`. Backports go to
// a stable branch instead.
#include <set>

#include "lib/model/backport.h"
#include "lib/model/scan.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

using Kind = SubjectToken::Kind;

// The whole prefix as it should be, with this tree.
std::string canonical(const MailSubject& subject, std::string_view words) {
  std::string out = "[" + subject_prefix(words, subject.rfc, subject.resend);
  if (subject.version > 1) out += " v" + std::to_string(subject.version);
  if (const SubjectToken* number = subject.first(Kind::number)) out += " " + std::string(number->text);
  return out + "]";
}

std::string_view after_patch_word(const MailSubject& subject) {
  const SubjectToken* patch = subject.first(Kind::patch);
  if (patch == nullptr) patch = subject.first(Kind::rfc);
  return patch == nullptr ? subject.summary.substr(0, 0) : patch->text.substr(patch->text.size());
}

void check_mail(const Patch& mail, const Facts& facts, Findings& findings) {
  const MailSubject& subject = *mail.subject;
  if (is_pull_request(mail)) return;
  std::set<const Tree*> named;
  std::string_view last;
  for (const SubjectToken& token : subject.tokens)
    if (token.kind == Kind::tree && named.insert(find_tree(token.text)).second) last = token.text;
  if (named.empty()) {
    if (is_backport(mail)) return;
    const std::string_view words = facts.target != nullptr ? facts.target->words : "bpf-next";
    std::string help = "write: " + canonical(subject, words);
    if (facts.target == nullptr) help += " (bpf for fixes)";
    findings.add(mail, after_patch_word(subject), "no tree in the subject", help);
  } else if (named.size() > 1) {
    findings.add(mail, last, "more than one tree in the subject", "name the one it is for");
  } else if (facts.target != nullptr && facts.target_given && *named.begin() != facts.target) {
    findings.add(mail, last, "the subject names another tree than " + std::string(facts.target->name),
                 "write: " + canonical(subject, facts.target->words));
  }
}

void check(const Series& series, const Facts& facts, Findings& findings) {
  for (const Patch* mail : mails_of(series)) check_mail(*mail, facts, findings);
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH«»] bpf: Add map\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf «bpf-next»] bpf: Add map\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: «»bpf: Add map\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH «bpf»] bpf: Add map\n\nText.\n---\n",
     .facts = [] { return Facts{.target = find_tree("bpf-next"), .target_given = true}; }},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCHv3 bpf-next 9/9] bpf: Add map\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [bpf-next,v2,1/3] bpf: Add map\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH iproute2 net-next v5 3/5] bpf: Add\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next/net v2] bpf: Add map\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH 6.12.y v2] bpf: Fix map\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH] bpf: Fix map\n\n"
             "commit 0123456789ab upstream.\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule subject_tree_tag = {
    .id = "subject-tree-tag",
    .severity = Severity::error,
    .summary = "the subject names the tree",
    .rationale =
        "The maintainers and the BPF CI learn from the subject whether a patch is a fix or next-like "
        "content. Without a tree the CI guesses, and tests fixes on the wrong one.",
    .citation =
        R"(bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
