// SPDX-License-Identifier: GPL-2.0-only
// repost-too-soon: 24 hours lie between two versions, and three working days before the same is
// sent again.
#include "lib/model/dates.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

constexpr std::int64_t day = 24 * 60 * 60;

void check(const Series& series, const Facts& facts, Findings& findings) {
  const std::vector<const Patch*> mails = mails_of(series);
  if (mails.empty() || has_no_history(facts, findings) || facts.history->sent == 0 || facts.now == 0) return;
  const History& last = *facts.history;
  const std::int64_t since = facts.now - last.sent;
  if (since < 0) return;
  const MailSubject& subject = *mails.front()->subject;
  const bool again = subject.resend || (last.unchanged() && std::max(subject.version, 1) == last.version);
  const std::string sent = "v" + std::to_string(last.version) + " was sent " + (since < day ? "less than a day ago" : "on " + date_of(last.sent));
  const std::string_view where = subject.prefix;
  if (since < day)
    findings.add(*mails.front(), where, sent, "wait for comments: not more than one version in 24 hours");
  else if (again && working_days(last.sent, facts.now) < 3)
    findings.add(*mails.front(), where, sent,
                 "wait until " + date_of(add_working_days(last.sent, 3)) + ": a reply takes two to three working days");
}

// v1 was sent on a Friday.
constexpr std::int64_t friday = 1763719200;  // 2025-11-21 10:00

Facts later(std::int64_t hours, bool changed) {
  static History history = {.version = 1, .sent = friday};
  history.added = changed ? 1 : 0;
  return {.history = &history, .now = friday + hours * 60 * 60};
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: «[PATCH bpf-next v2]» bpf: Add map\n\nText.\n---\n", .facts = [] { return later(23, true); }},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v2] bpf: Add map\n\nText.\n---\n", .facts = [] { return later(24, true); }},
    {.text = "From: Ada <ada@example.org>\nSubject: «[PATCH bpf-next RESEND]» bpf: Add map\n\nText.\n---\n", .facts = [] { return later(96, false); }},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next RESEND] bpf: Add map\n\nText.\n---\n", .facts = [] { return later(120, false); }},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v2] bpf: Add map\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule repost_too_soon = {
    .id = "repost-too-soon",
    .severity = Severity::warning,
    .summary = "reviewers get time before the next version",
    .rationale =
        "Reviewers in other time zones have not read the last version yet. The usual time to "
        "feedback is two to three working days.",
    .citation =
        R"(bpf_devel_QA, "How long do I need to wait for feedback on my BPF patches?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
