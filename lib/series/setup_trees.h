// SPDX-License-Identifier: GPL-2.0-only
// Where the trees are in this repository, and what is missing. (bpf_devel_QA, "How do the changes
// make their way into Linux?" says where they are.)
#pragma once

#include <string>
#include <vector>

#include "lib/git/config.h"
#include "lib/model/tree.h"

namespace bpf {

struct TreeRemote {
  const Tree* tree = nullptr;
  std::string remote;    // its name; empty when bpf.tree.<tree>.ref says where the tree is
  std::string url;       // as written; or that ref
  bool missing = false;  // no remote is this tree yet: it is to be added
};

// Where each of these trees is here, or how the remote would be called that is missing: like the
// tree. Changes nothing. Throws Error (128) when a remote of that name is something else.
std::vector<TreeRemote> plan_trees(const Config& config, const std::vector<const Tree*>& wanted);

}  // namespace bpf
