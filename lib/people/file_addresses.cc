// SPDX-License-Identifier: GPL-2.0-only
#include "lib/people/file_addresses.h"

#include <algorithm>

#include "lib/model/encoding.h"
#include "lib/people/mailbox.h"
#include "lib/people/pattern.h"

namespace bpf {
namespace {

constexpr std::size_t most_addresses = 100;

// À-ÿ stands for bytes, as in the Perl script: 0xC3, 0x80 to 0xC3, 0xBF.
constexpr const char* expression =
    R"([A-Za-z\x80-\xC3"' ,.+-]*\s*[,]*\s*[(<{]?[A-Za-z0-9_.+-]+@[A-Za-z0-9.-]+\.[A-Za-z0-9]+[)>}]?)";

bool in_name(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return is_alpha(c) || (byte >= 0x80 && byte <= 0xc3) || std::string_view("',.+-").find(c) != std::string_view::npos;
}

bool in_local(char c) { return is_alnum(c) || std::string_view("_.+-").find(c) != std::string_view::npos; }

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (char c : name) {
    if (in_name(c)) words.back() += c;
    else words.emplace_back();
  }
  while (!words.empty() && words.back().empty()) words.pop_back();
  return words;
}

bool is_initial(const std::string& word) {
  return (word.size() == 1 && is_alpha(word[0])) || (word.size() == 2 && word[1] == '.');
}

// The last two words, or three when one of the first two is an initial; no commas at the ends.
std::string clean_name(std::string_view raw) {
  std::string name(raw);
  const std::vector<std::string> words = words_of(raw);
  if (words.size() > 2) {
    const std::string &first = words[words.size() - 3], &middle = words[words.size() - 2], &last = words.back();
    const bool three = is_initial(first) || middle.size() == 1 || (middle.size() == 2 && middle[1] == '.');
    name = (three ? first + " " : "") + middle + " " + last;
  }
  const auto is_stop = [](char c) { return c == ',' || c == '.'; };
  if (!name.empty() && is_stop(name.back())) name.pop_back();
  if (!name.empty() && is_stop(name.front())) name.erase(0, 1);
  return std::string(trim(name));
}

// "  - Ada Patcher <ada@example.org>"
Ident ident_of(std::string_view found) {
  const std::size_t at = found.rfind('@');
  std::size_t begin = at, end = at + 1;
  while (begin > 0 && in_local(found[begin - 1])) --begin;
  while (end < found.size() && (is_alnum(found[end]) || found[end] == '.' || found[end] == '-')) ++end;
  Ident ident = read_mailbox(std::string(found.substr(0, begin > 0 && std::string_view("(<{").find(found[begin - 1]) != std::string_view::npos ? begin - 1 : begin)) +
                             "<" + std::string(found.substr(begin, end - begin)) + ">");
  ident.name = clean_name(ident.name);
  // The expression knows some of UTF-8 only, and begins a name in the midst of a character: then
  // the address is all that can be used.
  if (find_invalid_utf8(ident.name) != std::string::npos) ident.name.clear();
  return ident;
}

}  // namespace

bool names_its_people(std::string_view path) { return path.ends_with(".yaml"); }

std::vector<Ident> addresses_in(std::string_view text) {
  std::string error;
  const std::optional<Pattern> pattern = Pattern::compile(expression, false, error);
  std::vector<Ident> found;
  if (!pattern) return found;
  // A line holds a whole address, and a long text does not hold a long line up.
  for (std::string_view line : split_lines(text)) {
    if (line.find('@') == line.npos) continue;
    for (const Pattern::Range range : pattern->all(line, most_addresses)) {
      Ident ident = ident_of(line.substr(range.begin, range.end - range.begin));
      if (std::find(found.begin(), found.end(), ident) == found.end()) found.push_back(std::move(ident));
      if (found.size() == most_addresses) return found;
    }
  }
  return found;
}

}  // namespace bpf
