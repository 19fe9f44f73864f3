// SPDX-License-Identifier: GPL-2.0-only
// rebase-against-target: the tree did not go on far beyond the series' base. A warning from 200
// commits or 14 days on, before that a note. A series that does not apply is applies-to-target's.
#include "lib/model/shell.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

constexpr int far = 200;
constexpr std::int64_t day = 24 * 60 * 60, long_ago = 14 * day;

void check(const Series&, const Facts& facts, Findings& findings) {
  if (!facts.base) return;
  const BaseFacts& base = facts.base();
  if (base.behind < 0 && !base.why.empty()) return findings.not_run(base.why);
  if (base.behind <= 0 || base.is_public == Answer::no || base.applies == Answer::no) return;
  std::string message = "the base is " + std::to_string(base.behind) + " commit" + (base.behind > 1 ? "s" : "");
  if (base.age >= 2 * day) message += " and " + std::to_string(base.age / day) + " days";
  Finding& finding = findings.add_series(message + " behind " + base.branch, "git rebase " + shell_quote(base.branch));
  if (base.behind <= far && base.age <= long_ago) finding.at_most(Severity::note);
}

Facts far_behind() {
  static const BaseFacts base = {.branch = "bpf-next/master", .is_public = Answer::yes, .behind = 201};
  return {.base = []() -> const BaseFacts& { return base; }};
}

Facts does_not_apply() {
  static const BaseFacts base = {
      .branch = "bpf-next/master", .is_public = Answer::yes, .behind = 201, .applies = Answer::no};
  return {.base = []() -> const BaseFacts& { return base; }};
}

Facts at_the_tip() {
  static const BaseFacts base = {.branch = "bpf-next/master", .is_public = Answer::yes, .behind = 0};
  return {.base = []() -> const BaseFacts& { return base; }};
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n", .facts = far_behind, .on_series = true},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n", .facts = at_the_tip},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n", .facts = does_not_apply},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule rebase_against_target = {
    .id = "rebase-against-target",
    .severity = Severity::warning,
    .summary = "the series is based on a recent state of its tree",
    .rationale =
        "If it is clear into which tree patches should go, they are to be rebased against it: what "
        "was tested is then what will be applied.",
    .citation =
        R"(bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")",
    .scope = Scope::not_in_editor,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
