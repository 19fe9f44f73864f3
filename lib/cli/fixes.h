// SPDX-License-Identifier: GPL-2.0-only
// git bpf-fixes: the Fixes: tag for a commit, which tree the fix is for, and which commits a change
// may be a fix of. (bpf_devel_QA, "What is the minimum requirement before I submit my BPF patches?")
#pragma once

#include <string>
#include <vector>

namespace bpf {

struct FixesOptions {
  std::vector<std::string> operands;  // before `--`: commits, subjects, <file>:<line>, files
  std::vector<std::string> files;     // behind it
  std::string change;                 // --for; empty: not given
  std::vector<std::string> ignored;   // --ignore-rev
  bool staged = false, amend = false, dry_run = false, force = false, quiet = false;
};

// Gives 0, or 1 when there is no candidate. Throws Error: 129 for options that do not go together.
int find_fixes(const FixesOptions& options);

}  // namespace bpf
