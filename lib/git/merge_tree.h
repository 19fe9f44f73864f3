// SPDX-License-Identifier: GPL-2.0-only
// Merges in memory: neither the work tree nor the index is touched, and the objects that git writes
// are no part of any branch. (git-merge-tree(1), since git 2.38)
#pragma once

#include <string>
#include <vector>

#include "lib/model/facts.h"

namespace bpf {

struct MergeResult {
  Answer clean = Answer::unknown;      // unknown: git is too old, or could not
  std::string tree;                    // what comes out, when it is clean
  std::vector<std::string> conflicts;  // the files in which it is not
  std::string trouble;                 // why it is unknown
};

// Both are ids of commits.
MergeResult merge_in_memory(const std::string& ours, const std::string& theirs);

// Applies what `commit` changes against its parent to a tree, as git cherry-pick would. All are full ids.
MergeResult pick_in_memory(const std::string& tree, const std::string& commit, const std::string& parent);

}  // namespace bpf
