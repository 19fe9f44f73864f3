// SPDX-License-Identifier: GPL-2.0-only
// version-required: a series that is not what was sent has a version that was not sent yet.
#include "lib/model/dates.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

void check(const Series& series, const Facts& facts, Findings& findings) {
  const std::vector<const Patch*> mails = mails_of(series);
  if (mails.empty() || has_no_history(facts, findings)) return;
  const MailSubject& subject = *mails.front()->subject;
  const History& last = *facts.history;
  const int now = std::max(subject.version, 1);
  if (now > last.version || subject.resend || (last.rfc && !subject.rfc)) return;
  if (now == last.version && last.unchanged()) return;
  const SubjectToken* token = subject.first(SubjectToken::Kind::version);
  const std::string sent = "v" + std::to_string(last.version) + " was sent" +
                           (last.sent > 0 ? " on " + date_of(last.sent) : "");
  findings.add(*mails.front(), token != nullptr ? token->text : subject.prefix,
               now < last.version ? sent : sent + ", and this is not the same",
               "git bpf-format-patch -v" + std::to_string(last.version + 1));
}

// v2 was sent; the only patch has changed.
Facts changed() {
  static const History history = {
      .version = 2, .sent = 1700000000, .patches = {{.title = "bpf: Add map", .now = 0, .same_title = true}}};
  return {.history = &history};
}

Facts unchanged() {
  static const History history = {.version = 2,
                                  .patches = {{.title = "bpf: Add map",
                                               .now = 0,
                                               .same_change = true,
                                               .same_title = true,
                                               .same_text = true}}};
  return {.history = &history};
}

Facts after_rfc() {
  static const History history = {.version = 1, .rfc = true, .added = 1};
  return {.history = &history};
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next «v2»] bpf: Add map\n\nText.\n---\n", .facts = changed},
    {.text = "From: Ada <ada@example.org>\nSubject: «[PATCH bpf-next]» bpf: Add map\n\nText.\n---\n", .facts = changed},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v3] bpf: Add map\n\nText.\n---\n", .facts = changed},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v2] bpf: Add map\n\nText.\n---\n", .facts = unchanged},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next «v1»] bpf: Add map\n\nText.\n---\n", .facts = unchanged},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n", .facts = after_rfc},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule version_required = {
    .id = "version-required",
    .severity = Severity::error,
    .summary = "the version is higher than the last one that was sent",
    .rationale =
        "Every respin has a version number of its own, or nobody can tell the mails apart: "
        "reviewers, patchwork and BPF CI would take the new series for the old one.",
    .citation =
        R"(bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
