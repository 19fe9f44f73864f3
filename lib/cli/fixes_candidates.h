// SPDX-License-Identifier: GPL-2.0-only
// Which commits the lines that git bpf-fixes was asked about came from, as a list for a person.
#pragma once

#include <string>
#include <vector>

#include "lib/cli/fixes_asked.h"
#include "lib/git/commit_brief.h"

namespace bpf {

struct FixesCandidates {
  std::vector<CommitBrief> commits;  // the likeliest first; empty: there is none
  std::string text;                  // all that is to be said of them, for standard error
  bool of_head = false;              // the change is the last commit
};

// Throws Error when the history that would tell is not here.
FixesCandidates find_candidates(const FixesAsked& asked, const FixesOptions& options, const Config& config);

}  // namespace bpf
