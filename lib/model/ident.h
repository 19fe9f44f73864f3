// SPDX-License-Identifier: GPL-2.0-only
// A person as git and mail write one: "Name <addr-spec>".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lib/model/scan.h"

namespace bpf {

struct Ident {
  std::string name;
  std::string email;  // the addr-spec alone, without <>
  bool operator==(const Ident&) const = default;
};

// Reads `Name <address>`, `"Name" <address>` or a bare address. Text after the `>` is left out.
// Gives nothing when there is no address (no '@') in it.
inline std::optional<Ident> parse_ident(std::string_view text) {
  text = trim(text);
  std::string_view name, email;
  const std::size_t open = text.rfind('<');
  if (open == std::string_view::npos) {
    email = text;
  } else {
    const std::size_t close = text.find('>', open);
    if (close == std::string_view::npos) return std::nullopt;
    name = trim(text.substr(0, open));
    email = trim(text.substr(open + 1, close - open - 1));
  }
  if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
    name = name.substr(1, name.size() - 2);
  if (email.find('@') == std::string_view::npos) return std::nullopt;
  return Ident{std::string(name), std::string(email)};
}

// RFC 5322 addr-spec as far as it occurs in tags: local@domain, no blanks, none of the characters that mean
// something in a list of addresses, a dot or nothing but letters in the domain, no control characters.
inline bool is_addr_spec(std::string_view s) {
  const std::size_t at = s.rfind('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == s.size() || s.size() > 254) return false;
  const std::string_view domain = s.substr(at + 1);
  for (char c : s.substr(0, at))
    if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f' || std::string_view("()<>[]:;@\\,\"").find(c) != std::string_view::npos)
      return false;
  char before = '.';
  for (char c : domain) {
    if (c == '.' && before == '.') return false;
    const bool plain = is_alnum(c) || c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
    if (!plain) return false;
    before = c;
  }
  return before != '.';
}

}  // namespace bpf
