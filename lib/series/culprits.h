// SPDX-License-Identifier: GPL-2.0-only
// Which commits a change may be a fix of: those that the lines came from which it takes away, or
// next to which it puts others. A guess, and never more: what is wrong can be somewhere else.
// (submitting-patches, "Using Reported-by:, Tested-by:, Reviewed-by:, Suggested-by: and Fixes:")
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/git/blame.h"
#include "lib/model/diff.h"

namespace bpf {

// The lines of a file before a change that tell where a bug may have come from.
struct TouchedFile {
  std::string path;                // before the change
  std::vector<int> removed = {};
  std::vector<int> behind = {};    // something was put behind these, and nothing taken away; 0: at the top
};

// Of a diff without context. Tests and documentation only count when nothing else is touched, and
// where lines are taken away, those are all that counts.
std::vector<TouchedFile> touched_files(const Diff& diff);

struct Culprit {
  std::string commit;  // a full id
  int lines = 0;       // how many of them came from it
};

struct Culprits {
  std::vector<Culprit> found;  // most lines first
  int lines = 0;               // of all of them
  int cut = 0;                 // lines from before the history that is here
  int uncommitted = 0;
};

// Lines that say nothing (braces, comments) only count when there are no others.
Culprits count_culprits(const std::vector<BlamedLine>& lines, bool shallow);

// Blames the files as they were at `base`, a full id.
Culprits find_culprits(const std::vector<TouchedFile>& files, const std::string& base,
                       const std::vector<std::string>& ignored);

// Whether a line is a blank, a brace, a comment or the like, which is never what is wrong.
bool says_nothing(std::string_view line);

// Whether a subject says that its commit changed the look of code, or its place, and nothing else.
bool only_moves(std::string_view subject);

}  // namespace bpf
