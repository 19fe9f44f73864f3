// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/merge_tree.h"

#include "lib/git/process.h"
#include "lib/model/scan.h"

namespace bpf {

MergeResult merge_in_memory(const std::string& ours, const std::string& theirs) {
  const RunResult run = run_git({"merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", ours, theirs},
                                {.time_limit = std::chrono::seconds(60)});
  MergeResult result;
  const bool conflicts = run.status == 1 && !run.timed_out && !run.cut_short;
  if (!run.ok() && !conflicts) {
    result.trouble = run.timed_out ? "git merge-tree took too long" : run.status == 129 ? "it takes git 2.38" : complaint_of(run);
    return result;
  }
  result.clean = conflicts ? Answer::no : Answer::yes;
  std::string_view rest = run.out;  // "<tree>\0", then "<path>\0" for each
  for (bool first = true; rest.find('\0') != rest.npos; first = false) {
    const std::string_view field = rest.substr(0, rest.find('\0'));
    rest.remove_prefix(field.size() + 1);
    if (field.empty()) break;
    if (first) result.tree = trim(field);
    else result.conflicts.emplace_back(field);
  }
  return result;
}

// Before 2.40, git merge-tree takes no merge base: a commit with this tree on top of the parent makes
// the parent the base. It is the same commit each time, so that nothing piles up.
MergeResult pick_in_memory(const std::string& tree, const std::string& commit, const std::string& parent) {
  const std::string object = "tree " + tree + "\nparent " + parent +
                             "\nauthor git-bpf <git-bpf> 0 +0000\ncommitter git-bpf <git-bpf> 0 +0000\n\nTry to apply\n";
  const RunResult made = run_git({"hash-object", "-t", "commit", "-w", "--stdin"}, {.input = object});
  return made.ok() ? merge_in_memory(std::string(trim(made.out)), commit) : MergeResult{};
}

}  // namespace bpf
