// SPDX-License-Identifier: GPL-2.0-only
// The changelog of a respin, begun from what is different: for the author to complete.
#pragma once

#include <string>
#include <string_view>

#include "lib/model/history.h"
#include "lib/series/record.h"

namespace bpf {

// What stands where the author has to write; cover-letter-content takes it for unfinished.
inline constexpr std::string_view what_changed = "*** WHAT CHANGED ***";

// "Changes in v2:" with a line for each patch that is changed, new, renamed, moved or gone, and a link to the
// version before where its Message-ID is known. Ends with a newline.
std::string seed_changelog(const History& history, int version, const Series& now, const SentVersion& last);

// `text` with a changelog in front of its older ones, or at its end.
std::string with_changelog(std::string_view text, std::string_view changelog);

// Whether `text` says what changed in this version.
bool has_changelog(std::string_view text, int version);

// From the first changelog on; empty when there is none.
std::string_view changelogs_of(std::string_view text);

}  // namespace bpf
