// SPDX-License-Identifier: GPL-2.0-only
// git bpf-format-patch --setup-trees: remotes for the trees that patches go to.
#pragma once

namespace bpf {

// Adds the remotes that are missing, and prints what there is and the command that fetches what is
// not here yet. Fetches nothing itself, asks nothing, and changes no remote. A second time, there
// is nothing to do. Throws Error (128), before anything is changed, for a name that is taken.
int setup_trees();

}  // namespace bpf
