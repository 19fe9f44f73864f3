// SPDX-License-Identifier: GPL-2.0-only
// git bpf-ci: this branch, as BPF CI takes it.
#pragma once

#include <string>

namespace bpf {

struct CiOptions {
  std::string tree, remote, branch, base;  // --tree, --remote, --branch, --base; empty: not given
  std::string color;                       // --color
  bool push = false, quiet = false;
};

// Prints how to push and where the pull request is opened, or pushes. Gives 1 when the branch does not
// apply to its tree, or is not based on it; what is wrong is said then, and nothing is pushed. Throws
// Error (128) for a tree without BPF CI, without a fork, and when git push fails.
int run_ci(const CiOptions& options);

}  // namespace bpf
