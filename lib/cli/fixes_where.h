// SPDX-License-Identifier: GPL-2.0-only
// The lines that tell where the commits that a patch fixes are, and so for which tree the patch is.
#pragma once

#include <string>
#include <vector>

#include "lib/git/commit_brief.h"
#include "lib/git/config.h"

namespace bpf {

// For standard error. The tree is the one that git bpf-format-patch would take.
std::string where_in_words(const std::vector<CommitBrief>& commits, const Config& config);

// What has to be fetched to know the release of a commit.
std::string fetch_tags_command(const Config& config);

}  // namespace bpf
