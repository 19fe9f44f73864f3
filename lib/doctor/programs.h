// SPDX-License-Identifier: GPL-2.0-only
// The doctor on programs: git and libgit2, this command and its siblings, the programs of the
// hooks, the manual. git 2.34 is the oldest one that this is made for (README.md).
#pragma once

#include <string_view>

#include "lib/doctor/place.h"
#include "lib/doctor/point.h"

namespace bpf {

Area examine_programs(const Installation& place);

// What to think of a git that says this about its version: "git version 2.39.5".
Point judge_git(std::string_view path, std::string_view version);

}  // namespace bpf
