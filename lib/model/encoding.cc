// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/encoding.h"

#include <iconv.h>

#include <cerrno>
#include <cstdint>

#include "lib/model/scan.h"

namespace bpf {
namespace {

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char l = to_lower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

int base64_value(char c) {
  if (is_upper(c)) return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (is_digit(c)) return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

// "=3D": the byte it writes, or -1.
int escaped_byte(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return -1;
  const int high = hex_value(text[at + 1]), low = hex_value(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

// RFC 2047 "Q": like quoted-printable, and '_' is a blank.
std::string decode_q(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int byte = text[i] == '=' ? escaped_byte(text, i) : -1;
    if (byte >= 0) {
      out += static_cast<char>(byte);
      i += 2;
    } else {
      out += text[i] == '_' ? ' ' : text[i];
    }
  }
  return out;
}

constexpr std::size_t longest_line = 998;  // RFC 5322 2.1.1; an encoded word is on one

// One `=?charset?Q?text?=` at the front of `text`; its length in `length`.
std::optional<std::string> encoded_word(std::string_view text, std::size_t& length) {
  text = text.substr(0, longest_line);
  Scanner scan(text);
  bool ok = scan.eat("=?");
  const std::string_view charset = ok ? scan.take_until("?", ok) : std::string_view{};
  const std::string_view how = ok ? scan.take_until("?", ok) : std::string_view{};
  const std::string_view data = ok ? scan.take_until("?=", ok) : std::string_view{};
  if (!ok || charset.size() > 40) return std::nullopt;
  length = text.size() - scan.rest().size();
  std::string bytes;
  if (equal_nocase(how, "q")) bytes = decode_q(data);
  else if (equal_nocase(how, "b")) bytes = decode_base64(data);
  else return std::nullopt;
  return to_utf8(bytes, charset.substr(0, charset.find('*'))).value_or(bytes);
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  for (std::size_t i = 0; i < text.size();) {
    const unsigned c = byte(i);
    std::size_t more = 0;
    unsigned low = 0x80, high = 0xBF;  // what the second byte may be
    if (c < 0x80) {
      ++i;
      continue;
    } else if (c >= 0xC2 && c <= 0xDF) {
      more = 1;
    } else if (c >= 0xE0 && c <= 0xEF) {
      more = 2;
      if (c == 0xE0) low = 0xA0;
      if (c == 0xED) high = 0x9F;
    } else if (c >= 0xF0 && c <= 0xF4) {
      more = 3;
      if (c == 0xF0) low = 0x90;
      if (c == 0xF4) high = 0x8F;
    } else {
      return i;
    }
    if (byte(i + 1) < low || byte(i + 1) > high) return i;
    for (std::size_t k = 2; k <= more; ++k)
      if (byte(i + k) < 0x80 || byte(i + k) > 0xBF) return i;
    i += more + 1;
  }
  return std::string_view::npos;
}

std::optional<std::string> to_utf8(std::string_view text, std::string_view charset) {
  const bool plain = charset.empty() || equal_nocase(charset, "utf-8") ||
                     equal_nocase(charset, "utf8") || equal_nocase(charset, "us-ascii");
  if (plain) return std::string(text);
  const iconv_t converter = iconv_open("UTF-8", std::string(charset).c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string input(text), output;
  char* in = input.data();
  std::size_t in_left = input.size();
  bool ok = true;
  while (ok && in_left > 0) {
    char buffer[4096];
    char* out = buffer;
    std::size_t out_left = sizeof buffer;
    const std::size_t result = iconv(converter, &in, &in_left, &out, &out_left);
    output.append(buffer, sizeof buffer - out_left);
    ok = result != static_cast<std::size_t>(-1) || errno == E2BIG;
  }
  iconv_close(converter);
  return ok ? std::optional(std::move(output)) : std::nullopt;
}

std::string decode_quoted_printable(std::string_view text, std::vector<std::uint32_t>* lines) {
  std::string out;
  std::uint32_t number = 0;
  bool joined = false;
  for (std::string_view line : split_lines(text)) {
    if (lines != nullptr && !joined) lines->push_back(number);
    ++number;
    joined = line.ends_with('=');
    if (joined) line.remove_suffix(1);
    for (std::size_t i = 0; i < line.size(); ++i) {
      const int byte = line[i] == '=' ? escaped_byte(line, i) : -1;
      if (byte >= 0) {
        if (byte == '\n' && lines != nullptr) lines->push_back(number - 1);
        out += static_cast<char>(byte);
        i += 2;
      } else {
        out += line[i];
      }
    }
    if (!joined) out += '\n';
  }
  return out;
}

std::string decode_base64(std::string_view text) {
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (char c : text) {
    if (c == '\n') count = 0;
    const int value = base64_value(c);
    if (value < 0) continue;
    bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
    if ((count += 6) >= 8) {
      count -= 8;
      out += static_cast<char>(bits >> count & 0xFF);
    }
  }
  return out;
}

std::string decode_header(std::string_view value) {
  std::string out, blanks;
  bool after_word = false;
  while (!value.empty()) {
    std::size_t length = 0;
    if (value.starts_with("=?")) {
      if (std::optional<std::string> word = encoded_word(value, length)) {
        if (!after_word) out += blanks;  // blanks between two encoded words do not count
        blanks.clear();
        out += *word;
        value.remove_prefix(length);
        after_word = true;
        continue;
      }
    }
    if (is_blank_char(value.front())) {
      blanks += value.front();
    } else {
      out += blanks;
      blanks.clear();
      out += value.front();
      after_word = false;
    }
    value.remove_prefix(1);
  }
  return out;
}

bool is_ascii(std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

// One encoded word has at most 75 characters; a character is never cut in two.
std::string encode_header(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  if (is_ascii(text)) return std::string(text);
  std::string out, word;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
    std::string piece;
    for (char c : text.substr(i, end - i)) {
      const auto byte = static_cast<unsigned char>(c);
      if (is_alnum(c)) piece += c;
      else if (c == ' ') piece += '_';
      else piece += {'=', digits[byte >> 4], digits[byte & 15]};
    }
    if (word.size() + piece.size() > 60) {
      out += (out.empty() ? "=?UTF-8?q?" : " =?UTF-8?q?") + word + "?=";
      word.clear();
    }
    word += piece;
    i = end;
  }
  return out + (out.empty() ? "=?UTF-8?q?" : " =?UTF-8?q?") + word + "?=";
}

}  // namespace bpf
