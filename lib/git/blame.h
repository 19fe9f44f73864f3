// SPDX-License-Identifier: GPL-2.0-only
// Which commit each line of a file came from: git-blame(1), which sees through moves and copies and
// through changes of white space, and passes over the commits of blame.ignoreRevsFile.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace bpf {

struct BlamedLine {
  int line = 0;        // in the file that was asked about
  std::string commit;  // the full id; empty: not committed yet
  std::string text;
  bool cut = false;    // the history here goes no further back: an older commit may have it
};

struct BlameRequest {
  std::string path;                             // seen from `folder`
  std::string folder = {};                      // where git is to run; empty: here
  std::string revision = {};                    // a full id; empty: the file in the work tree
  std::vector<std::pair<int, int>> lines = {};  // from, to
  std::vector<std::string> ignored = {};        // full ids that are to be passed over
};

// In the order of the lines. Throws Error with git's words when git cannot.
std::vector<BlamedLine> blame(const BlameRequest& request);

}  // namespace bpf
