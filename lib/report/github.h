// SPDX-License-Identifier: GPL-2.0-only
// Findings as workflow commands of GitHub Actions, which shows them as annotations:
// `::error file=…,line=…,col=…,endColumn=…,title=rule::text`, escaped as its toolkit does it
// (actions/toolkit, packages/core/src/command.ts). It shows ten annotations of a kind for each
// step, so errors come first. What is in a commit's message has no file: the text says where it is.
#pragma once

#include <string>

#include "lib/report/report.h"

namespace bpf {

// What could not be judged is a notice, or a warning when it counts; the summary is a plain line.
std::string format_github(const Report& report);

}  // namespace bpf
