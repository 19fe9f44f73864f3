// SPDX-License-Identifier: GPL-2.0-only
// Where a commit is, as far as can be told here: which trees have it, the first release of mainline
// that does, and which stable branches. Asked for many commits at once, by one walk for each place;
// nothing is fetched, and what an incomplete history does not show is unknown.
#pragma once

#include <string>
#include <vector>

#include "lib/git/config.h"
#include "lib/model/facts.h"
#include "lib/model/tree.h"

namespace bpf {

// A branch of a tree, of mainline or of stable, that was fetched here.
struct TreePlace {
  std::string name;            // "bpf-next", "mainline", "6.12.y"
  std::string ref, id;         // "refs/remotes/bpf-next/master", and the commit that it is at
  const Tree* tree = nullptr;  // null for mainline and stable
};

// Mainline, then our trees.
std::vector<TreePlace> places_here(const Config& config);

// Mainline alone: by the URLs of the remotes, and bpf.tree.mainline.ref.
std::vector<TreePlace> mainline_here(const Config& config);

// The branches linux-<x>.<y>.y of the remotes that are a stable tree, oldest first.
std::vector<TreePlace> stable_branches(const Config& config);

struct Whereabouts {
  std::string id;                          // the full one
  std::vector<Answer> places;              // for each place that was asked about, in that order
  Answer released = Answer::unknown;       // unknown: there is no tag here, or the history is cut
  std::string release;                     // the first tag of mainline that has it: "v6.12-rc3"
  std::string final_release;               // the first that is no candidate; empty: none is here yet
};

// Full ids of commits that are here, in that order.
std::vector<Whereabouts> find_whereabouts(const std::vector<std::string>& ids, const std::vector<TreePlace>& places);

// "v6.12-rc3", "v6.12-rc3 (released in v6.12)"; "no release yet"; "" when that is unknown.
std::string release_in_words(const Whereabouts& whereabouts);

}  // namespace bpf
