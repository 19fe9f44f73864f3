// SPDX-License-Identifier: GPL-2.0-only
// Where series stand, for a person at a terminal: one branch in detail, or a line for each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lib/model/standing.h"

namespace bpf {

// The tree, what was sent, what became of it, each patch, and what to do next. `now` in seconds.
std::string format_status(const Standing& standing, std::int64_t now, bool color);

// A line for each branch; the current one has a star.
std::string format_status_list(const std::vector<Standing>& standings, std::int64_t now, bool color);

}  // namespace bpf
