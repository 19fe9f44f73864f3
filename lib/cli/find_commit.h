// SPDX-License-Identifier: GPL-2.0-only
// A commit, in any form that people write one in.
#pragma once

#include <optional>
#include <string>

#include "lib/git/config.h"

namespace bpf {

// The full id of the commit that a revision, a pasted tag like `Fixes: 0123456789ab ("bpf: Add map")`, or a
// subject names; a subject has a blank in it. Nothing for what is none of them. Throws Error (128) for a
// subject that no commit has, or more than one.
std::optional<std::string> find_commit(const std::string& operand, const Config& config);

// What to say of a commit that is not here: how to get the rest of a history that is cut; else empty.
std::string hint_when_cut();

}  // namespace bpf
