// SPDX-License-Identifier: GPL-2.0-only
// Which tree a series is for by what its commits fix. What bpf or a release has is fixed in bpf,
// what only a -next tree has is fixed there, and what nobody here can see decides nothing.
// (bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")
#pragma once

#include <string>
#include <vector>

#include "lib/model/series.h"
#include "lib/series/target.h"

namespace bpf {

// Target{} with `why` and `remedy` when it cannot be told: a tree that has to be looked at was
// never fetched, or no tree here has what a patch fixes.
Target target_by_evidence(const Series& series, const Config& config);

// Where mainline is here: by its remote, and by bpf.tree.mainline.ref. Their trees are null; the refs
// need not exist.
std::vector<TreeRef> mainline_refs(const Config& config);

struct FixedId {
  std::string by;  // which patch fixes it, for messages; empty: none is named
  std::string id;  // as its tag has it
};

// The same for what a series fixes, at least one commit.
Target target_of_fixes(const std::vector<FixedId>& fixed, const Config& config);

}  // namespace bpf
