// SPDX-License-Identifier: GPL-2.0-only
// The main job: from the commits of a branch to patch files that can be sent. Check, let git
// format-patch write into a staging directory, check what was written, and only then publish it.
#pragma once

#include "lib/series/format_plan.h"

namespace bpf {

// Does what git bpf-format-patch was asked for; gives the exit status (0, 1). Throws Error.
int format_series(const FormatRequest& request);

}  // namespace bpf
