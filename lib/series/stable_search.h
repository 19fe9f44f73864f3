// SPDX-License-Identifier: GPL-2.0-only
// Whether a stable branch has commits of mainline, under whatever id: as ancestors, by what backports
// say of themselves, by subject and author, or as the same patch; and whether it took them back.
// (stable-kernel-rules, "Option 3")
#pragma once

#include <string>
#include <vector>

#include "lib/model/facts.h"
#include "lib/model/ident.h"
#include "lib/series/stable_branch.h"

namespace bpf {

// A commit that is looked for.
struct Wanted {
  std::string id;       // full when it is here, else as a tag has it
  std::string subject;  // may be empty
  std::optional<Ident> author = {};
  bool here = false;      // the object is in this repository
  bool whole = false;     // its patch is compared, too
};

enum class Trace { none, ancestor, named, subject, patch };

struct Presence {
  Answer in = Answer::unknown;  // unknown: `here` is false, or the history is cut
  Trace trace = Trace::none;
  std::string as;           // the id that it has there; empty for an ancestor
  std::string reverted_by;  // when it was taken back, and not brought again
};

// For each commit, in that order, what each branch has of it. `mainline`: a commit that bounds the search
// where the release that a branch starts from has no tag here; may be empty. One `git log` for each branch,
// and one more for each where a patch has to be compared.
std::vector<std::vector<Presence>> search_stable(const std::vector<StableBranch>& branches,
                                                 const std::vector<Wanted>& wanted, const std::string& mainline);

}  // namespace bpf
