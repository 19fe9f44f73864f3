// SPDX-License-Identifier: GPL-2.0-only
// Where the series of branches stand, by what is in this repository: the records of what was sent,
// the branches, and the trees as they were last fetched. Nothing here uses the network.
#pragma once

#include <string>
#include <vector>

#include "lib/git/config.h"
#include "lib/git/repository.h"
#include "lib/model/standing.h"

namespace bpf {

struct BranchTip {
  Branch branch;
  std::string tip;
  bool current = false;
};

struct StandingRequest {
  std::string tree;   // --tree; empty: not given
  bool list = false;  // many branches, each in short: leave those out that are no work for a tree of
                      // ours, and do not try whether the others still apply
};

// In the order of the branches. What cannot be told of one is said in its `unknown`.
std::vector<Standing> standings_of(const std::vector<BranchTip>& branches, const StandingRequest& request,
                                   const Config& config);

}  // namespace bpf
