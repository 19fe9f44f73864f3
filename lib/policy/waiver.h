// SPDX-License-Identifier: GPL-2.0-only
// `bpf-check: allow <rule> <reason>` below the --- of a mail waives a rule for that patch, and in
// a cover letter for the whole series. What stands in the description goes into the history and
// is no waiver.
#pragma once

#include <string_view>
#include <vector>

#include "lib/model/series.h"
#include "lib/policy/rule.h"

namespace bpf {

struct Waiver {
  std::string_view line;      // the whole of it, trimmed
  std::string_view verb;      // "allow"; anything else waives nothing
  std::string_view id;        // as written
  std::string_view reason;    // may be empty, and then nothing is waived
  const Rule* rule = nullptr; // that it names; null: there is none of this name

  bool valid() const { return verb == "allow" && rule != nullptr && !reason.empty(); }
};

// Every line of `text` that begins with "bpf-check:", valid or not.
std::vector<Waiver> parse_waivers(std::string_view text);

// The rules that a series itself waives.
class Waivers {
 public:
  explicit Waivers(const Series& series);
  // Whether findings of this rule on this patch (null: on the series) are waived.
  bool allow(const Rule& rule, const Patch* patch) const;

 private:
  std::vector<std::pair<const Rule*, const Patch*>> waived_;  // null: for the whole series
};

}  // namespace bpf
