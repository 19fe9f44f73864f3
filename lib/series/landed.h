// SPDX-License-Identifier: GPL-2.0-only
// Which patches have become commits of a tree. Maintainers apply mails, so the commit has another id
// than the one that was sent: it is known by its author together with its title, or by the lines
// that come and go. One walk over all trees serves all patches. (bpf_devel_QA, "What does it mean
// when a patch gets applied to bpf or bpf-next tree?")
#pragma once

#include <string>
#include <vector>

#include "lib/model/series.h"
#include "lib/model/standing.h"

namespace bpf {

// A tree as it was last fetched: what it is called, and the full id of its tip. A tree may have more
// than one line.
struct LandingPlace {
  std::string name, tip;
};

struct Sought {
  const Patch* patch;  // a commit
  bool sent = false;   // it was sent as it is: then it was not applied before it was committed, and
                       // else not before it was written
};

// For each of `sought` the newest commit of each tree that is this patch, in the order of the
// places. Throws Error when git cannot tell.
std::vector<std::vector<Landing>> find_landed(const std::vector<Sought>& sought,
                                              const std::vector<LandingPlace>& places);

}  // namespace bpf
