// SPDX-License-Identifier: GPL-2.0-only
// Which commits a series to be formatted is made of.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lib/git/repository.h"
#include "lib/series/format_plan.h"
#include "lib/series/target.h"

namespace bpf {

// What the series is made of.
struct Selection {
  std::vector<std::string> revisions;  // ids, for git rev-list
  std::string tip_name;                // the branch that the tip is, if it is one
  std::string what;                    // for messages
  std::string tip_id = {};             // where that branch is, as far as it is known
  std::optional<CommitList> list = {}; // the commits, where they are known already
};

// The branch that a revision ends at, as "topic" of "master..topic": what is said about it counts for its
// commits. `head` where it ends at that, or at no branch. Asks git for any other.
Branch branch_of_revision(const std::string& revision, const Branch& head);
void ask_ahead_for_branch_of(const std::string& revision);

// Starts the gits that select_commits() will ask.
void ask_ahead_for_selection(const FormatRequest& request);

// git format-patch's own reading of revisions: one commit means "since it", up to HEAD; without any,
// the commits of the branch that its tree does not have. Throws Error for what is no revision.
Selection select_commits(const FormatRequest& request, const Target& target, const Config& config,
                         const Branch& head);

// The commits, oldest first. Throws Error (128) when there are none, or a merge among them.
CommitList list_selection(const Selection& selection, const FormatRequest& request);

}  // namespace bpf
