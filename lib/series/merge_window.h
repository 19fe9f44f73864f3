// SPDX-License-Identifier: GPL-2.0-only
// Whether the merge window of mainline is open, by the tags of releases that are here. (bpf_devel_QA,
// "Are patches applied to bpf-next when the merge window is open?")
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lib/model/facts.h"

namespace bpf {

// v6.18 or v6.18-rc1, when it was made, and the commit that it is of.
struct ReleaseTag {
  std::string name;
  std::int64_t date = 0;
  std::string id = {};
};

// The tags of mainline in this repository, from one `git for-each-ref`; none when git cannot tell.
std::vector<ReleaseTag> read_release_tags();
void ask_ahead_for_release_tags();

// Open since the newest release when no -rc1 is younger than that. Unknown without a release, and
// when it is older than 17 days and no -rc1 is here: then the tags were not fetched.
MergeWindow merge_window(const std::vector<ReleaseTag>& tags, std::int64_t now);

}  // namespace bpf
