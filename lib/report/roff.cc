// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/roff.h"

namespace bpf {

std::string escape_roff(std::string_view text) {
  std::string out = text.starts_with('.') || text.starts_with('\'') ? "\\&" : "";
  for (char c : text) {
    if (c == '-') out += "\\-";
    else if (c == '\\') out += "\\e";
    else if (c == '"') out += "\\(dq";
    else out += c;
  }
  return out;
}

}  // namespace bpf
