// SPDX-License-Identifier: GPL-2.0-only
// merge-window: while the merge window of mainline is open, bpf-next and net-next take nothing.
// Fixes for bpf and net, RFCs and iproute2 do not have to wait.
#include <ctime>

#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

std::string day_of(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm parts = {};
  char text[32] = "";
  if (gmtime_r(&time, &parts) != nullptr) std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
  return text;
}

void check(const Series& series, const Facts& facts, Findings& findings) {
  const Tree* tree = tree_of_series(series, facts);
  if (tree == nullptr || tree->fixes_only || tree->iproute2 || !facts.merge_window) return;
  const std::vector<const Patch*> mails = mails_of(series);
  if (mails.empty() || mails.front()->subject->rfc || is_pull_request(*mails.front())) return;
  const MergeWindow window = facts.merge_window();
  if (window.open == Answer::unknown && !window.why.empty()) return findings.not_run(window.why);
  if (window.open != Answer::yes) return;
  const MailSubject& subject = *mails.front()->subject;
  findings.add(*mails.front(), subject.prefix.empty() ? subject.summary : subject.prefix,
               "the merge window is open since " + window.tag + " (" + day_of(window.since) + "), and " +
                   std::string(tree->name) + " takes no patches until it closes",
               "wait for the next -rc1, expected about " + day_of(window.expected_end) +
                   ", or send it as an RFC: git bpf-format-patch --rfc");
}

constexpr std::int64_t released = 1764547200;  // 2025-12-01

template <Answer open>
Facts window() {
  Facts facts;
  facts.merge_window = [] { return MergeWindow{open, "v6.18", released, released + 14 * 86400}; };
  return facts;
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: «[PATCH bpf-next v2]» bpf: Add map\n\nText.\n---\n",
     .facts = window<Answer::yes>},
    {.text = "From: Ada <ada@example.org>\nSubject: «[PATCH net-next]» bpf: Add map\n\nText.\n---\n",
     .facts = window<Answer::yes>},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n",
     .facts = window<Answer::no>},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n",
     .facts = window<Answer::unknown>},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf] bpf: Fix map\n\nText.\n---\n",
     .facts = window<Answer::yes>},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH net] bpf: Fix map\n\nText.\n---\n",
     .facts = window<Answer::yes>},
    {.text = "From: Ada <ada@example.org>\nSubject: [RFC PATCH bpf-next] bpf: Add map\n\nText.\n---\n",
     .facts = window<Answer::yes>},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH iproute2-next] bpf: Load map\n\nText.\n---\n",
     .facts = window<Answer::yes>},
};

}  // namespace

constinit const Rule merge_window = {
    .id = "merge-window",
    .severity = Severity::warning,
    .summary = "nothing is sent to bpf-next while the merge window is open",
    .rationale =
        "For the two weeks between a release and the next -rc1, patches for bpf-next are not "
        "processed, and whoever sent one may be asked to send it again afterwards.",
    .citation = R"(bpf_devel_QA, "Are patches applied to bpf-next when the merge window is open?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
