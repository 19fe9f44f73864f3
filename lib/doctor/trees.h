// SPDX-License-Identifier: GPL-2.0-only
// The doctor on trees: which of them are known here, by which remote, and how old what is known of
// them is; and which one the current branch is for. (bpf_devel_QA, "How do I indicate which tree (bpf vs.
// bpf-next) my patch should be applied to?")
#pragma once

#include <cstdint>
#include <string>

#include "lib/doctor/place.h"
#include "lib/doctor/point.h"

namespace bpf {

// A tree that a remote, or a setting, says is here.
struct TreeState {
  std::string name;
  std::string ref;           // the full one
  std::string from = {};     // the URL, or the setting that says it
  bool exists = false;       // the ref does
  std::int64_t fetched = 0;  // 0: not known
  std::string remedy = {};   // the command that fetches it
};

Point judge_tree(const TreeState& tree, std::int64_t now);

Area examine_trees(const Installation& place);

}  // namespace bpf
