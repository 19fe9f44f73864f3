// SPDX-License-Identifier: GPL-2.0-only
#include "lib/rules/rules.h"

#include "lib/model/scan.h"

namespace bpf {
namespace {

constexpr const Rule* table[] = {
#define BPF_LIST_RULE(name) &rules::name,
    BPF_RULES(BPF_LIST_RULE)
#undef BPF_LIST_RULE
};

}  // namespace

std::span<const Rule* const> all_rules() { return table; }

const Rule* find_rule(std::string_view id) {
  for (const Rule* rule : table)
    if (equal_nocase(rule->id, id)) return rule;
  return nullptr;
}

bool read_by_series_rules(std::string_view path) {
  return path.starts_with("kernel/bpf/") || path.starts_with("include/linux/") || path == "include/uapi/linux/bpf.h";
}

std::string_view nearest_rule(std::string_view id) {
  int best = 4;
  std::string_view nearest;
  for (const Rule* rule : table) {
    const int distance = edit_distance(rule->id, id, best - 1);
    if (distance < best) {
      best = distance;
      nearest = rule->id;
    }
  }
  return nearest;
}

}  // namespace bpf
