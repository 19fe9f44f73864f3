// SPDX-License-Identifier: GPL-2.0-only
// Findings as checkpatch.pl --terse prints them, for b4 (b4.prep-perpatch-check-cmd) and whatever
// else reads checkpatch: one line a finding, nothing at all for a clean patch. b4 takes a line
// with "ERROR:" for a failure and any other line for a warning, so notes are left out.
#pragma once

#include <string>

#include "lib/report/report.h"

namespace bpf {

// When what could not be judged counts, it is said, too, as warnings.
std::string format_checkpatch(const Report& report);

}  // namespace bpf
