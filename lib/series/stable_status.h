// SPDX-License-Identifier: GPL-2.0-only
// Which stable branches need a commit: those that do not have it, and have what it fixes. Whether it
// applies there is tried in memory. (bpf_devel_QA, "I need a specific BPF commit in stable kernels.
// What should I do?")
#pragma once

#include <string>
#include <vector>

#include "lib/git/merge_tree.h"
#include "lib/series/stable_search.h"
#include "lib/series/whereabouts.h"

namespace bpf {

enum class Need { has, needs, not_affected, unknown };

struct BranchStatus {
  const StableBranch* branch = nullptr;
  Need need = Need::unknown;
  Presence own;                 // of the commit
  std::size_t cause = 0;        // which of `causes` is there, when it needs it
  Presence cause_there;
  std::string why;              // of unknown: "no Fixes: tag says whether it needs it"
  Answer applies = Answer::unknown;    // on top of the commits before it; only tried where it is not
  bool changes_nothing = false;        // it applies, and everything is there already
  std::vector<std::string> conflicts;  // the files in which it does not apply
};

struct CommitStatus {
  Wanted commit;
  std::vector<Wanted> causes;        // what its Fixes: tags name, and what it reverts
  Whereabouts where;                 // in `Status::places`
  std::string reverted_by;           // in mainline; empty: not, as far as the history here goes
  std::vector<BranchStatus> branches;
};

struct Status {
  std::vector<TreePlace> places;  // mainline, and our trees
  std::vector<CommitStatus> commits;
};

// The farthest that a commit has got: into a tree that takes features, into one of fixes, into mainline.
enum class Where { nowhere, unknown, next_tree, fixes_tree, mainline };
Where where_is(const CommitStatus& commit, const Status& status);

// `ids`: full ids of commits, in the order in which they are to be applied.
Status status_of(const std::vector<std::string>& ids, const std::vector<StableBranch>& branches, const Config& config);

// The commit of mainline that this one of a stable branch is a backport of; empty when it is none, or
// when that one is not here.
std::string original_of(const std::string& id);

}  // namespace bpf
