// SPDX-License-Identifier: GPL-2.0-only
// Whether to colour, by what git's users have for it (git's color.c) and https://no-color.org.
#pragma once

#include <string_view>

#include "lib/git/config.h"

namespace bpf {

// `option` is what --color said ("always", "never", "auto", "" when it was not given); else
// color.bpf, else color.ui say it. What is "auto" after that is colour unless NO_COLOR is not empty
// or TERM is dumb, and `stream` (1 or 2) is a terminal or, for 1, git's pager and color.pager is on.
bool use_color(std::string_view option, const Config& config, int stream);

}  // namespace bpf
