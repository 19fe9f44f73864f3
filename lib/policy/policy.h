// SPDX-License-Identifier: GPL-2.0-only
// How severe each rule is for this user: the table's defaults, changed by git configuration
// (`bpf.<rule-id> = error|warning|note|off`) and by --allow.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/policy/rule.h"

namespace bpf {

class Policy {
 public:
  // The severity in force for a rule.
  Severity severity(const Rule& rule) const;
  void set(const Rule& rule, Severity severity);

  // Waives a rule: its findings are counted, and not shown. Throws Error (129) with the nearest
  // id when there is no such rule.
  void allow(std::string_view id);
  bool allowed(const Rule& rule) const;

 private:
  std::vector<std::pair<const Rule*, Severity>> changed_;
  std::vector<const Rule*> allowed_;
};

// Whether a rule that is on looks at the lines of diffs.
bool wants_content(const Policy& policy);

// "error", "warn", "warning", "note", "off" and git's booleans (false is off, true the default).
std::optional<Severity> parse_severity(std::string_view word, Severity by_default);

}  // namespace bpf
