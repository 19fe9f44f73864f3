// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/shell.h"

#include <algorithm>

#include "lib/model/scan.h"

namespace bpf {

std::string shell_quote(std::string_view text) {
  const auto plain = [](char c) {
    return is_alnum(c) || std::string_view("_-./=:@%+,^~").find(c) != std::string_view::npos;
  };
  // At its beginning a shell may read ~ as a home, and zsh = as a command.
  const bool expands = text.starts_with('~') || text.starts_with('=');
  if (!text.empty() && !expands && std::all_of(text.begin(), text.end(), plain)) return std::string(text);
  std::string out = "'";
  for (char c : text) {
    if (c == '\'') out += "'\\''";
    else out += c;
  }
  return out + "'";
}

}  // namespace bpf
