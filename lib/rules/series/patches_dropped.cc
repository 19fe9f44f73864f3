// SPDX-License-Identifier: GPL-2.0-only
// patches-dropped: a patch of the last version that is neither here nor applied is spoken of in
// the changelog.
#include "lib/model/scan.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

bool speaks_of(const Patch& mail, bool is_cover, const std::string& title) {
  const auto within = [&](std::string_view text) {
    const std::string small = lower(text);
    return small.find("drop") != small.npos || small.find("remove") != small.npos ||
           small.find("squash") != small.npos || small.find("merge") != small.npos ||
           small.find("split") != small.npos || small.find("fold") != small.npos || small.find(lower(title)) != small.npos;
  };
  if (within(cover_blurb(mail.message.notes))) return true;
  const std::vector<std::string_view>& body = mail.message.body;
  return is_cover && !body.empty() && within(cover_blurb(through(body.front(), body.back())));
}

void check(const Series& series, const Facts& facts, Findings& findings) {
  const std::vector<const Patch*> mails = mails_of(series);
  if (mails.empty() || series.partial || has_no_history(facts, findings)) return;
  const History& last = *facts.history;
  // Below the series, they are whole-series-resend's; as a part of one, they are not left out.
  if (!last.below.empty()) return;
  for (std::size_t i = 0; i < last.patches.size(); ++i) {
    const SentPatch& patch = last.patches[i];
    if (patch.now >= 0 || patch.applied) continue;
    if (std::any_of(mails.begin(), mails.end(), [&](const Patch* mail) {
          return speaks_of(*mail, series.cover && mail == mails.front(), patch.title);
        }))
      continue;
    findings.add_series(
                 "patch " + std::to_string(i + 1) + " of v" + std::to_string(last.version) + ", \"" + patch.title +
                     "\", is not there any more",
                 "put it back, or say in the changelog why it was dropped");
  }
}

Facts one_is_gone() {
  static const History history = {
      .version = 1, .patches = {{.title = "bpf: Add list"}, {.title = "bpf: Add map", .now = 0, .same_change = true}}};
  return {.history = &history};
}

Facts one_is_applied() {
  static const History history = {.version = 1, .patches = {{.title = "bpf: Add list", .applied = true}}};
  return {.history = &history};
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v2] bpf: Add map\n\nText.\n---\n", .facts = one_is_gone, .on_series = true},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v2] bpf: Add map\n\nText.\n---\nv2: dropped the first patch\n", .facts = one_is_gone},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next v2] bpf: Add map\n\nText.\n---\n", .facts = one_is_applied},
};

}  // namespace

constinit const Rule patches_dropped = {
    .id = "patches-dropped",
    .severity = Severity::warning,
    .summary = "a patch that is left out is said to be",
    .rationale =
        "Always the whole series is sent again. A reviewer who looks for a patch of the last version "
        "wants to know whether it was forgotten, dropped or applied.",
    .citation =
        R"(bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
