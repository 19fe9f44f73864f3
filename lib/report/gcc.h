// SPDX-License-Identifier: GPL-2.0-only
// Findings as gcc prints its own, for what jumps to them: vim's quickfix, emacs's compile, IDEs.
// One line a finding, `file:line:column: severity: message [rule]`, with the column in bytes (GNU
// Coding Standards, "Formatting Error Messages", and vim's 'errorformat', %c). What has no place
// has no line and no column: `file: severity: message [rule]`. Files are named as they are called
// from the directory that we are in.
#pragma once

#include <string>

#include "lib/report/report.h"

namespace bpf {

// What could not be judged comes last, as `git-bpf-check: note: not checked: …`; as a warning when
// it counts.
std::string format_gcc(const Report& report);

}  // namespace bpf
