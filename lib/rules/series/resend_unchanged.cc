// SPDX-License-Identifier: GPL-2.0-only
// resend-unchanged: a series marked RESEND is what was sent before, tags aside.
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

void check(const Series& series, const Facts& facts, Findings& findings) {
  const std::vector<const Patch*> mails = mails_of(series);
  if (mails.empty() || has_no_history(facts, findings)) return;
  const MailSubject& subject = *mails.front()->subject;
  const History& last = *facts.history;
  if (!subject.resend || (last.unchanged() && std::max(subject.version, 1) == last.version)) return;
  const std::string version = "v" + std::to_string(last.version);
  findings.add(*mails.front(), subject.first(SubjectToken::Kind::resend)->text,
               last.unchanged() ? "what was sent is " + version : "not the same as " + version + ", which was sent",
               last.unchanged() ? "git bpf-format-patch --resend -" + version
                                : "git bpf-format-patch -v" + std::to_string(last.version + 1));
}

Facts changed() {
  static const History history = {.version = 2, .added = 1};
  return {.history = &history};
}

Facts unchanged() {
  static const History history = {.version = 2};
  return {.history = &history};
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next «RESEND» v2] bpf: Add map\n\nText.\n---\n", .facts = changed},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next «RESEND»] bpf: Add map\n\nText.\n---\n", .facts = unchanged},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next RESEND v2] bpf: Add map\n\nText.\n---\n", .facts = unchanged},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v3] bpf: Add map\n\nText.\n---\n", .facts = changed},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next RESEND v2] bpf: Add map\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule resend_unchanged = {
    .id = "resend-unchanged",
    .severity = Severity::warning,
    .summary = "RESEND is for what did not change",
    .rationale =
        "RESEND says that nobody has to read the patches again. What was modified in any way is a "
        "new version.",
    .citation =
        R"(submitting-patches, "Don't get discouraged - or impatient")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
