// SPDX-License-Identifier: GPL-2.0-only
// The prepare-commit-msg hook: begins a fresh message with the area of the staged files, and says
// in comments what the tree asks for. (githooks(5); which calls are fresh: see the source)
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bpf {

// What goes into a fresh message.
struct Preparation {
  std::string area;                 // "bpf"; empty: not known
  std::vector<std::string> hints;   // comment lines, without the comment character
  std::string comment;              // "#"; empty: comments are not safe
  bool scissors = false;            // commit.cleanup=scissors: comments go below the scissors
};

// A message that is to be edited, with the area in its first line and the hints in front of git's
// own comments. What is there already is not added again.
std::string prepare_fresh(std::string_view raw, const Preparation& preparation);

// A message given with -m, with the area in front of its subject; unchanged when it has one, or
// is one that git makes (fixup!, Revert "…", Merge …).
std::string prepare_given(std::string_view raw, const std::string& area);

// Does it, for the arguments that git gives: the file, the source, the commit. Never fails: the
// message file is replaced as a whole or left as it is.
void prepare_commit_msg_hook(const std::vector<std::string>& arguments);

}  // namespace bpf
