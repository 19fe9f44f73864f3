// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/roff.h"

#include <cstdio>

#include "lib/model/width.h"

namespace bpf {

std::string escape_roff(std::string_view text) {
  std::string out = text.starts_with('.') || text.starts_with('\'') ? "\\&" : "";
  while (!text.empty()) {
    int character = 0;
    const std::size_t length = next_character(text, character);
    const char c = text.front();
    if (c == '-') out += "\\-";
    else if (c == '\\') out += "\\e";
    else if (c == '"') out += "\\(dq";
    else if (c == '^') out += "\\(ha";
    else if (c == '~') out += "\\(ti";
    else if (c == '`') out += "\\(ga";
    else if (character < 0x80) out += c;
    else {
      char name[16];
      std::snprintf(name, sizeof name, "\\[u%04X]", static_cast<unsigned>(character));
      out += name;
    }
    text.remove_prefix(length);
  }
  return out;
}

}  // namespace bpf
