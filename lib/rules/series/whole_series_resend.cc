// SPDX-License-Identifier: GPL-2.0-only
// whole-series-resend: none of the patches that were sent before lies below this series, as when
// only its last commits are named, or new ones on top of the old.
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

void check(const Series& series, const Facts& facts, Findings& findings) {
  if (mails_of(series).empty() || has_no_history(facts, findings) || facts.history->below.empty()) return;
  const std::vector<std::string>& below = facts.history->below;
  std::string message = below.front() + " of v" + std::to_string(facts.history->version) + " is below this series";
  if (below.size() > 1) message = below.front() + " and " + std::to_string(below.size() - 1) + " more of v" +
                                  std::to_string(facts.history->version) + " are below this series";
  findings.add_series(message,
                      "send all of it again: git bpf-format-patch without a range takes the whole branch");
}

Facts first_half_below() {
  static const History history = {.version = 1, .below = {"1b2c3d4e5f60 (\"bpf: Share the check\")"}};
  return {.history = &history};
}

Facts nothing_below() {
  static const History history = {.version = 1};
  return {.history = &history};
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v2] bpf: Add map\n\nText.\n---\n", .facts = first_half_below, .on_series = true},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v2] bpf: Add map\n\nText.\n---\n", .facts = nothing_below},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v2] bpf: Add map\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule whole_series_resend = {
    .id = "whole-series-resend",
    .severity = Severity::error,
    .summary = "a new version is the whole series",
    .rationale =
        "The whole series is sent again, never single patches on top of the old one: the maintainers "
        "apply a series as it is, and do not put one together from two versions.",
    .citation =
        R"(bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
