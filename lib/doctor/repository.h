// SPDX-License-Identifier: GPL-2.0-only
// The doctor on the repository: why git sees none, and what cannot be judged in one like this.
// (safe.directory in git-config(1), git-clone(1))
#pragma once

#include <string>

#include "lib/doctor/place.h"
#include "lib/doctor/point.h"

namespace bpf {

// What to think of git's words when it sees no repository. `git_dir`: GIT_DIR in the environment.
Point judge_trouble(const std::string& trouble, std::string_view git_dir);

Area examine_repository(const Installation& place);

}  // namespace bpf
