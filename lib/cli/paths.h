// SPDX-License-Identifier: GPL-2.0-only
// Paths as they are typed: from where we are, as git takes them. Trees have theirs from the top.
#pragma once

#include <string>
#include <vector>

#include "lib/git/config.h"
#include "lib/series/target.h"

namespace bpf {

// The same paths from the top of the work tree. Throws Error (128) for one that is outside of it, and
// for one that is nowhere: not on disk, not in HEAD, and not in the tree.
std::vector<std::string> paths_from_top(const std::vector<std::string>& typed, const Target& target,
                                        const Config& config);

}  // namespace bpf
