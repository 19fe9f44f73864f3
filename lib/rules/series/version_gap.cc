// SPDX-License-Identifier: GPL-2.0-only
// version-gap: the version is not more than one above the last one that was sent.
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

void check(const Series& series, const Facts& facts, Findings& findings) {
  const std::vector<const Patch*> mails = mails_of(series);
  if (mails.empty() || has_no_history(facts, findings)) return;
  const MailSubject& subject = *mails.front()->subject;
  const int last = facts.history->version;
  if (subject.version <= last + 1) return;
  findings.add(*mails.front(), subject.first(SubjectToken::Kind::version)->text,
               "the last version that was sent from here is v" + std::to_string(last),
               "git bpf-format-patch -v" + std::to_string(last + 1) +
                   "; or record what else was sent: git bpf-format-patch --mark-sent <files>");
}

Facts first_was_sent() {
  static const History history = {.version = 1, .added = 1};
  return {.history = &history};
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next «v3»] bpf: Add map\n\nText.\n---\n", .facts = first_was_sent},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v2] bpf: Add map\n\nText.\n---\n", .facts = first_was_sent},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v3] bpf: Add map\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule version_gap = {
    .id = "version-gap",
    .severity = Severity::warning,
    .summary = "versions follow each other without a gap",
    .rationale =
        "Who misses a version looks for it on the list, and in vain.",
    .citation =
        R"(bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
