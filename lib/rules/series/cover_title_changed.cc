// SPDX-License-Identifier: GPL-2.0-only
// cover-title-changed: the subject of the cover letter, or of the only patch, is the one that was
// sent before.
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

void check(const Series& series, const Facts& facts, Findings& findings) {
  if (mails_of(series).empty() || has_no_history(facts, findings)) return;
  const History& last = *facts.history;
  const Patch& first = *mails_of(series).front();
  const bool single = !series.cover && series.patches.size() == 1 && !series.partial && last.patches.size() == 1;
  const std::string& title = single ? last.patches.front().title : last.cover;
  if ((!series.cover && !single) || title.empty() || title == first.message.subject) return;
  findings.add(first, first.message.subject, "v" + std::to_string(last.version) + " was called \"" + title + "\"",
               "keep the subject of the " + std::string(single ? "patch" : "cover letter"));
}

Facts faster_maps() {
  static const History history = {.version = 1, .cover = "Faster maps"};
  return {.history = &history};
}

Facts one_patch() {
  static const History history = {.version = 1, .patches = {{.title = "bpf: Add list"}}};
  return {.history = &history};
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v2 0/2] «Maps that are faster»\n\nText.\n", .facts = faster_maps},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v2 0/2] Faster maps\n\nText.\n", .facts = faster_maps},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v2] «bpf: Add map»\n\nText.\n---\n", .facts = one_patch},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v2 1/2] bpf: Add map\n\nText.\n---\n", .facts = one_patch},
};

}  // namespace

constinit const Rule cover_title_changed = {
    .id = "cover-title-changed",
    .severity = Severity::warning,
    .summary = "the series keeps its name",
    .rationale =
        "BPF CI and patchwork know a series by the subject of its first mail. Under another one its "
        "history and test results are lost.",
    .citation =
        R"(bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
