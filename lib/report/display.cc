// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/display.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdio>

#include "lib/model/scan.h"
#include "lib/model/width.h"

namespace bpf {
namespace {

bool steers_text(int c) {
  return (c >= 0x80 && c <= 0x9f) || c == 0x61c || (c >= 0x200e && c <= 0x200f) ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

// Appends one character, escaped if need be; gives the columns that it takes.
std::size_t append(std::string_view bytes, int code_point, bool keep_newline, std::string* out) {
  char escape[16];
  if (code_point < 0 || (code_point < 0x20 && code_point != '\t' && !(keep_newline && code_point == '\n')) ||
      code_point == 0x7f) {
    std::snprintf(escape, sizeof escape, "\\x%02x", static_cast<unsigned char>(bytes.front()));
  } else if (steers_text(code_point)) {
    std::snprintf(escape, sizeof escape, "\\u{%04x}", static_cast<unsigned>(code_point));
  } else {
    if (out != nullptr) out->append(bytes);
    if (code_point < 0x80) return 1;
    return static_cast<std::size_t>(std::max(utf8proc_charwidth(code_point), 0));
  }
  const std::string_view text = escape;
  if (out != nullptr) out->append(text);
  return text.size();
}

std::string escaped(std::string_view text, bool keep_newline) {
  std::string out;
  out.reserve(text.size());
  const auto is_plain = [&](char c) { return (c >= ' ' && c < '\x7f') || c == '\t' || (keep_newline && c == '\n'); };
  while (!text.empty()) {
    const auto plain = std::find_if_not(text.begin(), text.end(), is_plain);
    out.append(text.begin(), plain);
    text.remove_prefix(static_cast<std::size_t>(plain - text.begin()));
    if (text.empty()) break;
    int code_point = 0;
    const std::size_t length = next_character(text, code_point);
    append(text.substr(0, length), code_point, keep_newline, &out);
    text.remove_prefix(length);
  }
  return out;
}

}  // namespace

std::string display(std::string_view text) { return escaped(text, true); }
std::string display_line(std::string_view text) { return escaped(text, false); }

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    int code_point = 0;
    const std::size_t length = next_character(text, code_point);
    if (code_point != '\t') width += append(text.substr(0, length), code_point, false, nullptr);
    text.remove_prefix(length);
  }
  return width;
}

std::string wrap(std::string_view text, std::size_t width, std::string_view indent) {
  std::string out(indent);
  std::size_t column = indent.size();
  Scanner scan(text);
  bool first = true;
  while (!scan.done()) {
    scan.take_while(is_space);
    const std::string_view word = scan.take_while([](char c) { return !is_space(c); });
    if (word.empty()) break;
    const std::size_t size = count_characters(word);
    if (!first && column + 1 + size > width) {
      out.append("\n").append(indent);
      column = indent.size();
    } else if (!first) {
      out += ' ';
      ++column;
    }
    out.append(word);
    column += size;
    first = false;
  }
  return out;
}

}  // namespace bpf
