// SPDX-License-Identifier: GPL-2.0-only
#include "lib/policy/policy.h"

#include <algorithm>

#include "lib/error.h"
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf {

Severity Policy::severity(const Rule& rule) const {
  for (const auto& [changed, severity] : changed_)
    if (changed == &rule) return severity;
  return rule.severity;
}

void Policy::set(const Rule& rule, Severity severity) {
  for (auto& [changed, old] : changed_)
    if (changed == &rule) {
      old = severity;
      return;
    }
  changed_.emplace_back(&rule, severity);
}

void Policy::allow(std::string_view id) {
  const Rule* rule = find_rule(id);
  if (rule == nullptr) {
    const std::string_view near = nearest_rule(id);
    throw Error("no rule is called '" + std::string(id) + "'",
                near.empty() ? "git bpf-check --list-rules shows them all"
                             : "did you mean '" + std::string(near) + "'?",
                129);
  }
  allowed_.push_back(rule);
}

bool Policy::allowed(const Rule& rule) const {
  return std::find(allowed_.begin(), allowed_.end(), &rule) != allowed_.end();
}

bool wants_content(const Policy& policy) {
  const auto rules = all_rules();
  return std::any_of(rules.begin(), rules.end(), [&](const Rule* rule) {
    return rule->needs_content && policy.severity(*rule) != Severity::off;
  });
}

std::optional<Severity> parse_severity(std::string_view word, Severity by_default) {
  for (Severity severity : {Severity::off, Severity::note, Severity::warning, Severity::error})
    if (equal_nocase(word, to_string(severity))) return severity;
  if (equal_nocase(word, "warn")) return Severity::warning;
  for (std::string_view no : {"false", "no", "0", "allow"})
    if (equal_nocase(word, no)) return Severity::off;
  for (std::string_view yes : {"true", "yes", "on", "1"})
    if (equal_nocase(word, yes)) return by_default;
  return std::nullopt;
}

}  // namespace bpf
