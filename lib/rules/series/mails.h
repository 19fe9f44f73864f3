// SPDX-License-Identifier: GPL-2.0-only
// What the rules on a series ask of it more than once.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "lib/model/area.h"
#include "lib/model/facts.h"
#include "lib/model/series.h"
#include "lib/policy/finding.h"

namespace bpf {

// Cover letter first, then the patches.
inline std::vector<const Patch*> mails_of(const Series& series) {
  std::vector<const Patch*> mails;
  if (series.cover) mails.push_back(&*series.cover);
  for (const Patch& patch : series.patches) mails.push_back(&patch);
  return mails;
}

// A request to pull has a subject of its own form.
inline bool is_pull_request(const Patch& mail) {
  return mail.subject && (mail.subject->summary.starts_with("pull-request:") ||
                          mail.subject->prefix.find("GIT PULL") != std::string_view::npos);
}

// The tree that the series is for: what the user said, else what its subjects say; else null.
inline const Tree* tree_of_series(const Series& series, const Facts& facts) {
  if (facts.target != nullptr) return facts.target;
  for (const Patch* mail : mails_of(series))
    if (mail->subject && mail->subject->tree != nullptr) return mail->subject->tree;
  return nullptr;
}

// How its author edits the cover letter: b4 keeps one in a commit, and puts a change-id below it.
inline std::string_view edit_of_cover(const Series& series) {
  const bool by_b4 = series.cover && (series.origin == Origin::commits ||
                                      series.cover->source()->text.find("\nchange-id: ") != std::string::npos);
  return by_b4 ? "b4 prep --edit-cover" : "git branch --edit-description";
}

// Whether there is no version before this one to hold it against, as far as is known.
inline bool has_no_history(const Facts& facts, Findings& findings) {
  if (facts.history == nullptr && !facts.history_unknown.empty()) findings.not_run(facts.history_unknown);
  return facts.history == nullptr;
}

// Whether every file that the patch touches is of that kind. False when it touches none.
template <typename Predicate>
bool touches_only(const Patch& patch, Predicate kind) {
  return patch.paths && !patch.paths->empty() &&
         std::all_of(patch.paths->begin(), patch.paths->end(), kind);
}

}  // namespace bpf
