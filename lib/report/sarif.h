// SPDX-License-Identifier: GPL-2.0-only
// Findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), for code scanning and
// for viewers. Columns are characters (`columnKind: unicodeCodePoints`). GitHub refuses a file with a
// result that has no artifact, so a finding in a commit's message is put on the first file that the
// commit changes, without a region; its text, its logical location and its properties say where it is.
#pragma once

#include <string>

#include "lib/report/report.h"

namespace bpf {

// One run. The fingerprints are made of the rule, the patch's subject, the path and the line's text:
// they survive a rebase.
std::string format_sarif(const Report& report);

}  // namespace bpf
