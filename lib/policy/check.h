// SPDX-License-Identifier: GPL-2.0-only
// The only loop over the rules. Every entry point (command, hook, b4, send-email) gets its
// verdict here, so that all give the same one.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "lib/policy/finding.h"
#include "lib/policy/policy.h"

namespace bpf {

struct Verdict {
  std::vector<Finding> findings;   // series first, then patch by patch in the order of the text
  std::vector<NotRun> not_run;     // one for each rule and patch
  std::size_t patches = 0;         // how many were judged, without the cover letter
  std::size_t rules = 0;           // how many rules looked at them
  std::size_t waived = 0;          // findings that --allow or a line below the --- waives

  std::size_t count(Severity severity) const;
  bool has_errors() const { return count(Severity::error) > 0; }
  // 0: no error; 1: an error, or with `strict` a warning or a rule that could not run.
  int exit_status(bool strict) const;
};

// Judges a series. Never throws for what is in the series: a rule that fails counts as not run.
// The findings point into `series`, which must outlive them.
Verdict check(const Series& series, const Facts& facts, const Policy& policy);

// The same for a series whose diffs are not there yet: `before_some` is called for some patches at a
// time, in order, right before the rules look at them, and may read theirs. Of a very long series, not
// all diffs are kept.
using BeforeSome = std::function<void(std::span<Patch>)>;
Verdict check(Series& series, const Facts& facts, const Policy& policy, const BeforeSome& before_some);

}  // namespace bpf
