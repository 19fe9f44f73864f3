// SPDX-License-Identifier: GPL-2.0-only
// The area that a commit of the staged files should be about: what the last commits that touched
// these files used, else the table of lib/model/area.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bpf {

// The staged paths; empty when git cannot tell in time.
std::vector<std::string> staged_paths();

// The area for these files; empty when neither history nor table knows one. Asks git for the last
// commits on them, for 150 ms at the most: in a large history the rest would take long to find.
std::string guess_area(const std::vector<std::string>& paths);

// The area that most of these subjects begin with; the first one wins a tie. Empty when no two of
// them agree.
std::string most_used_area(const std::vector<std::string_view>& subjects);

}  // namespace bpf
