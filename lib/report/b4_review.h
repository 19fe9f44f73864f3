// SPDX-License-Identifier: GPL-2.0-only
// The verdict for `b4 review` (b4 0.15 and newer; b4.review-perpatch-check-cmd and
// b4.review-series-check-cmd): a JSON array of {tool, status, summary, url, details}, from b4's
// docs/maintainer/review.rst, "Writing an external check script". b4 keeps one result for each tool
// and mail, so that there is one. A clean patch is a pass, as with b4's own checkpatch: an empty
// array is shown like a check that did not run.
#pragma once

#include <string>

#include "lib/report/report.h"

namespace bpf {

// ASCII only, as JSON always is here.
std::string format_b4_review(const Report& report);

}  // namespace bpf
