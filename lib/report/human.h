// SPDX-License-Identifier: GPL-2.0-only
// Findings for a person at a terminal; the first line of each is what editors jump to:
// `file:line:column: severity: text [id]`.
#pragma once

#include <string>

#include "lib/policy/check.h"

namespace bpf {

struct Style {
  bool color = false;
  bool why = true;  // the line with the document's question
};

// One finding with its mark, its help and the document's question.
std::string format_finding(const Finding& finding, const Series& series, const Style& style);

// All findings, those of a commit below its id and subject.
std::string format_findings(const Verdict& verdict, const Series& series, const Style& style);

// What could not be judged, one line for each reason; empty when there was nothing.
std::string format_not_run(const Verdict& verdict);

// "3 commits checked for bpf-next: 1 error, 2 warnings (1 finding waived)".
std::string format_summary(const Verdict& verdict, const Series& series, const std::string& target);

// "1 error, 2 warnings", or "no findings".
std::string format_counts(const Verdict& verdict);
// ", 3 checks not run"; empty when all were.
std::string format_not_run_count(const Verdict& verdict);

// `1b2c3d4e5f60 ("bpf: Fix leak")`.
std::string commit_heading(const Patch& patch, std::string_view on = {}, std::string_view off = {});

// "1 error", "2 errors".
std::string plural(std::size_t count, std::string_view word);

}  // namespace bpf
