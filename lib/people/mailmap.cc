// SPDX-License-Identifier: GPL-2.0-only
#include "lib/people/mailmap.h"

#include <cstdint>

namespace bpf {
namespace {

// `name <address>`, as much of it as there is; false when there is no address.
bool take_ident(std::string_view& line, Ident& ident) {
  const std::size_t open = line.find('<');
  const std::size_t close = open == line.npos ? line.npos : line.find('>', open);
  if (close == line.npos) return false;
  ident.name = trim(line.substr(0, open));
  ident.email = trim(line.substr(open + 1, close - open - 1));
  line.remove_prefix(close + 1);
  return true;
}

}  // namespace

// FNV-1a (Fowler, Noll and Vo) of the lower case.
std::size_t Mailmap::Hash::operator()(std::string_view address) const {
  std::uint64_t hash = 14695981039346656037U;
  for (char c : address) hash = (hash ^ static_cast<unsigned char>(to_lower(c))) * 1099511628211U;
  return static_cast<std::size_t>(hash);
}

Mailmap::Mailmap(std::string_view text) {
  for (std::string_view line : split_lines(text)) {
    if (line.starts_with('#')) continue;
    Ident first, second;
    if (!take_ident(line, first)) continue;
    if (take_ident(line, second))
      by_address_[second.email].push_back({lower(second.name), first});
    else if (!first.name.empty())
      by_address_[first.email].push_back({"", {first.name, ""}});
  }
}

Ident Mailmap::map(const Ident& ident) const {
  const auto found = by_address_.find(std::string_view(ident.email));
  if (found == by_address_.end()) return ident;
  // An entry for this name wins; then the parts of the others, the last one first.
  Ident now = ident;
  for (const Entry& entry : found->second) {
    if (!entry.old_name.empty()) continue;
    if (!entry.now.name.empty()) now.name = entry.now.name;
    if (!entry.now.email.empty()) now.email = entry.now.email;
  }
  for (const Entry& entry : found->second) {
    if (entry.old_name.empty() || !equal_nocase(entry.old_name, ident.name)) continue;
    now = ident;
    if (!entry.now.name.empty()) now.name = entry.now.name;
    if (!entry.now.email.empty()) now.email = entry.now.email;
  }
  return now;
}

}  // namespace bpf
