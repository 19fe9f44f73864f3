// SPDX-License-Identifier: GPL-2.0-only
// What the operands of git bpf-fixes are: each is a commit, in any form that people write one in, a
// line of a file, or a file.
#pragma once

#include <string>
#include <vector>

#include "lib/cli/fixes.h"
#include "lib/git/config.h"

namespace bpf {

struct LinesOfFile {
  std::string path;
  int from = 0, to = 0;
};

struct FixesAsked {
  std::vector<std::string> commits;  // full ids, each once
  std::vector<LinesOfFile> lines;
  std::vector<std::string> files;
};

// Throws Error: 128 for what is none of them, 129 when they do not go together.
FixesAsked read_asked(const FixesOptions& options, const Config& config);

}  // namespace bpf
