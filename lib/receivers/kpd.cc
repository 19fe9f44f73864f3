// SPDX-License-Identifier: GPL-2.0-only
#include "lib/receivers/kpd.h"

#include <algorithm>

#include "lib/model/scan.h"

namespace bpf {
namespace {

// ([0-9]+/[0-9]+|V[0-9]+)|patch at the front of a tag, in any case.
bool is_ignored(std::string_view tag) {
  if (starts_nocase(tag, "patch")) return true;
  if (tag.size() > 1 && to_lower(tag.front()) == 'v' && is_digit(tag[1])) return true;
  Scanner scan(tag);
  return !scan.take_while(is_digit).empty() && scan.eat("/") && is_digit(scan.peek());
}

}  // namespace

std::vector<std::string> kpd_tags(std::string_view name) {
  std::vector<std::string> tags;
  const std::size_t close = name.find(']');
  if (!name.starts_with('[') || close == name.npos) return tags;
  std::string_view inside = name.substr(1, close - 1);
  while (true) {
    const std::size_t comma = inside.find(',');
    const std::string_view tag = trim(inside.substr(0, comma));
    if (!tag.empty() && !is_ignored(tag)) tags.emplace_back(tag);
    if (comma == inside.npos) return tags;
    inside.remove_prefix(comma + 1);
  }
}

KpdTarget kpd_target(const std::vector<std::string>& names) {
  for (const char* tag : {"bpf", "bpf-next"})
    for (const std::string& name : names) {
      const std::vector<std::string> tags = kpd_tags(name);
      if (std::find(tags.begin(), tags.end(), tag) != tags.end()) return {tag, {tag}};
    }
  return {"", {"bpf-next", "bpf"}};
}

}  // namespace bpf
