// SPDX-License-Identifier: GPL-2.0-only
// What was sent of a series before, and what became of it: the patches of the earlier version,
// matched with those of now.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lib/model/series.h"

namespace bpf {

// A patch of the earlier version.
struct SentPatch {
  std::string title = {};
  int now = -1;              // its place in the series now, from 0 on; -1: it is not there
  bool same_change = false;  // the same lines come and go in the same files; context and line
                             // numbers, which a rebase changes, do not count
  bool same_title = false;
  bool same_text = false;    // of the description, without the tags
  bool applied = false;      // the target tree has a commit of that title now
};

// The version that was sent last, beside what the series is now.
struct History {
  int version = 0;
  bool rfc = false;
  std::int64_t sent = 0;           // seconds since the epoch; 0: not known
  std::string name = {};                // the ref that keeps it
  std::string cover = {};               // the subject of its cover letter, without brackets; or empty
  std::vector<SentPatch> patches = {};  // in the order in which they were sent
  std::size_t added = 0;           // how many patches the series has now that it did not have
  std::vector<std::string> below = {};  // patches of it that the series now builds on, as
                                   // `1b2c3d4e5f60 ("bpf: Add map")`

  // Nothing but tags and context is different.
  bool unchanged() const;
};

// Matches patches that make the same change, then those of the same title, then those that have
// at least half of their lines in common. One of before goes with at most one of now.
std::vector<SentPatch> match_patches(const Series& before, const Series& now);

}  // namespace bpf
