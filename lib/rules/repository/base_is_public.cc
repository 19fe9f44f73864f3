// SPDX-License-Identifier: GPL-2.0-only
// base-is-public: the base is in one of the trees that are fetched here.
#include "lib/model/shell.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

void check(const Series&, const Facts& facts, Findings& findings) {
  if (!facts.base) return;
  if (facts.base().is_public == Answer::unknown && !facts.base().why.empty())
    return findings.not_run(facts.base().why);
  if (facts.base().is_public != Answer::no) return;
  const std::string& base = facts.base().base;  // the id, a blank and the title
  findings.add_series("based on " + base + ", which is in no tree that is fetched here",
                      "git rebase --onto " + shell_quote(facts.base().branch) + " " + base.substr(0, base.find(' ')) +
                          "; or name in the cover letter the series that this one needs");
}

Facts own_commit() {
  static const BaseFacts base = {
      .branch = "bpf-next/master", .base = "1b2c3d4e5f60 (\"bpf: Add map\")", .is_public = Answer::no};
  return {.base = []() -> const BaseFacts& { return base; }};
}

Facts in_the_tree() {
  static const BaseFacts base = {.branch = "bpf-next/master", .is_public = Answer::yes};
  return {.base = []() -> const BaseFacts& { return base; }};
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n", .facts = own_commit, .on_series = true},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n", .facts = in_the_tree},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule base_is_public = {
    .id = "base-is-public",
    .severity = Severity::warning,
    .summary = "others have the commit that the series is based on",
    .rationale =
        "Reviewers and bots apply the series to its base. They cannot when nobody but the author has "
        "that commit.",
    .citation =
        R"(submitting-patches, "Providing base tree information")",
    .scope = Scope::not_in_editor,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
