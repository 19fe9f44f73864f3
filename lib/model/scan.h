// SPDX-License-Identifier: GPL-2.0-only
// Reading a line from left to right, in place of regular expressions: std::regex recurses and
// crashes on long lines. Everything here is ASCII, whatever the locale, and takes any bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bpf {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || is_upper(c); }
constexpr bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }
// Git's isspace(): vertical tab and form feed are not in it (git's ctype.c).
constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
constexpr bool is_blank_char(char c) { return c == ' ' || c == '\t'; }
constexpr bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr std::string_view trim_left(std::string_view s) {
  while (!s.empty() && is_space(s.front())) s.remove_prefix(1);
  return s;
}
constexpr std::string_view trim_right(std::string_view s) {
  while (!s.empty() && is_space(s.back())) s.remove_suffix(1);
  return s;
}
constexpr std::string_view trim(std::string_view s) { return trim_left(trim_right(s)); }
constexpr bool is_blank(std::string_view s) { return trim(s).empty(); }

constexpr bool equal_nocase(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (to_lower(a[i]) != to_lower(b[i])) return false;
  return true;
}
constexpr bool starts_nocase(std::string_view s, std::string_view prefix) {
  return s.size() >= prefix.size() && equal_nocase(s.substr(0, prefix.size()), prefix);
}
// Where `needle` stands in `s`, ASCII case ignored; npos if nowhere.
constexpr std::size_t find_nocase(std::string_view s, std::string_view needle) {
  if (needle.empty()) return 0;
  const char first = to_lower(needle.front());
  for (std::size_t i = 0; i + needle.size() <= s.size(); ++i)
    if (to_lower(s[i]) == first && equal_nocase(s.substr(i, needle.size()), needle)) return i;
  return std::string_view::npos;
}
inline std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = to_lower(c);
  return out;
}

// The lines of `text` without their newlines. A last line without a newline counts, an empty
// rest after the last newline does not.
inline std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  lines.reserve(text.size() / 32 + 1);  // about as many as there are
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

// Each of them with a newline behind it.
template <typename Texts>
std::string join_lines(const Texts& texts) {
  std::string lines;
  for (const auto& text : texts) (lines += text) += '\n';
  return lines;
}

// From the first character of `a` to the last of `b`; both must be views of one text, a first.
inline std::string_view through(std::string_view a, std::string_view b) {
  return {a.data(), static_cast<std::size_t>(b.data() + b.size() - a.data())};
}

// Reads a piece of text from left to right; never past its end.
class Scanner {
 public:
  constexpr explicit Scanner(std::string_view text) : rest_(text) {}

  constexpr bool done() const { return rest_.empty(); }
  constexpr std::string_view rest() const { return rest_; }
  constexpr char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  constexpr bool eat(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  constexpr bool eat_nocase(std::string_view word) {
    if (!starts_nocase(rest_, word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  template <typename Predicate>
  constexpr std::string_view take_while(Predicate wanted) {
    std::size_t n = 0;
    while (n < rest_.size() && wanted(rest_[n])) ++n;
    const std::string_view taken = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return taken;
  }
  constexpr std::string_view take_blanks() { return take_while(is_blank_char); }
  // Everything before `end`, which is eaten too; nullopt-like: sets ok to false when not there.
  constexpr std::string_view take_until(std::string_view end, bool& ok) {
    const std::size_t at = rest_.find(end);
    ok = at != std::string_view::npos;
    if (!ok) return {};
    const std::string_view taken = rest_.substr(0, at);
    rest_.remove_prefix(at + end.size());
    return taken;
  }

 private:
  std::string_view rest_;
};

// The number that `digits` writes, or -1 when it is empty, not all digits, or over 9 digits.
constexpr int to_number(std::string_view digits) {
  if (digits.empty() || digits.size() > 9) return -1;
  int n = 0;
  for (char c : digits) {
    if (!is_digit(c)) return -1;
    n = n * 10 + (c - '0');
  }
  return n;
}

// How many single-character edits (insert, delete, replace, swap of neighbours) make `b` of `a`,
// ASCII case ignored; gives limit + 1 as soon as it is more than `limit`. (Optimal string
// alignment distance.)
int edit_distance(std::string_view a, std::string_view b, int limit);

}  // namespace bpf
