// SPDX-License-Identifier: GPL-2.0-only
// A series beside the version of it that was sent last.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lib/model/history.h"
#include "lib/series/record.h"

namespace bpf {

// Compares a series with the last of `sent`, which is sorted. `series` is commits with their diffs,
// or mails; `base` is the commit that it starts from, or empty. Nothing when nothing was sent, or
// the commits that were are not here any more; then `why_unknown` gets the reason.
std::optional<History> history_of(const Series& series, const std::vector<SentVersion>& sent, const Target& target,
                                  const Config& config, const std::string& base, std::string* why_unknown = nullptr);

// The same for mails of which nobody knows the branch: nothing unless they have a title, a
// cover letter or a change in common with what was sent.
std::optional<History> history_of_mails(const Series& mails, const std::vector<SentVersion>& sent, const Target& target,
                                        const Config& config, std::string* why_unknown = nullptr);

// The version that a series is, and why, when the user does not say it: the one after the last that
// was sent, that one again when nothing changed or it is a resend, or branch.<name>.bpfVersion while
// that was not sent. 0 and no reason when there is nothing to go by.
struct NextVersion {
  int version = 0;
  std::string why = {};
};
NextVersion next_version(const std::string& branch, const std::vector<SentVersion>& sent,
                         const std::optional<History>& history, bool rfc, bool resend, const Config& config);

// One line: what became of the patches since, for people. "since v1, sent 2026-11-20: 2 as before,
// 1 changed, 1 new, 1 gone".
std::string summary_of(const History& history);

// Whether no patch of that version is here, nor below or applied: it may be another series.
bool has_nothing_of(const History& history);

}  // namespace bpf
