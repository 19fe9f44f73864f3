// SPDX-License-Identifier: GPL-2.0-only
// Findings for scripts, in a form that stays as it is (git bpf-check --porcelain, version 1). Each
// line is a record of seven fields with a TAB between them; `-` stands for a field without a value:
//
//   <kind> <rule> <commit> <path> <line> <column> <message>
//
// <kind>    `error`, `warning` or `note`: a finding. `not-run`: a rule that could not be judged, and
//           the message says why. `summary`: the last record; without it something is missing.
// <rule>    the rule's name, as in `git bpf-check --explain <rule>`.
// <commit>  the full object name of the commit; `-` for mails and for the series as a whole.
// <path>    the mail, as it was named (standard input is `-`), or the file that the commit changes,
//           from the top of the work tree; `-` for what is in the commit's message.
// <line>    in the file or mail, from 1; in the commit's message when there is a commit and no path.
// <column>  in characters, from 1.
// <message> one line without a TAB. Of the summary: words of the form <name>=<value>, in this order:
//           status, the exit status; tree, empty when it is not known; patches, errors, warnings,
//           notes, waived, not-run. More may come behind them.
//
// A path with unusual characters is quoted as git quotes it, "a\tb", and core.quotePath says
// whether characters that are not ASCII are unusual. With -z a record ends with a NUL instead of a
// newline and paths are as they are: only they may hold a TAB then, so that the first three fields
// are counted from the left and the last three from the right.
#pragma once

#include <string>

#include "lib/report/report.h"

namespace bpf {

std::string format_porcelain(const Report& report);

}  // namespace bpf
