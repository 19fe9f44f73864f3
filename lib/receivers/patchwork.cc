// SPDX-License-Identifier: GPL-2.0-only
#include "lib/receivers/patchwork.h"

#include <algorithm>

#include "lib/model/scan.h"

namespace bpf {
namespace {

// Python's \s, as far as ASCII goes.
bool blank(char c) { return is_space(c) || c == '\v' || c == '\f'; }

// Runs of white space become one blank, none is left at the ends.
std::string normalise_space(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (!blank(c))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

// The length of a "Re:", "Fwd:" or "Fw:" at the front; patchwork takes a blank for the colon, too.
std::size_t reply_word(std::string_view text) {
  for (std::string_view word : {"re", "fwd", "fw"})
    if (starts_nocase(text, word) && text.size() > word.size() &&
        (text[word.size()] == ':' || blank(text[word.size()])))
      return word.size() + 1;
  return 0;
}

// Mercurial's "PATCH 1 of 3" is one tag; all else is split at blanks and commas.
void split_tags(std::string_view inside, std::vector<std::string>& tags) {
  Scanner hg(inside);
  if (hg.eat("PATCH ")) {
    const std::string_view from = hg.rest();
    const bool first = !hg.take_while(is_digit).empty(), of = hg.eat(" of ");
    if (first && of && !hg.take_while(is_digit).empty()) {
      tags.emplace_back(from.substr(0, from.size() - hg.rest().size()));
      inside = hg.rest();
    }
  }
  Scanner scan(inside);
  while (!scan.done()) {
    scan.take_while([](char c) { return blank(c) || c == ','; });
    const std::string_view tag = scan.take_while([](char c) { return !blank(c) && c != ','; });
    // The project's own name is dropped like PATCH.
    if (!tag.empty() && !equal_nocase(tag, "patch") && !equal_nocase(tag, "netdevbpf"))
      tags.emplace_back(tag);
  }
}

int version_of_tag(std::string_view tag) {
  if (tag.size() < 2 || to_lower(tag.front()) != 'v') return -1;
  return to_number(tag.substr(1));
}

// "(v2)" anywhere in the name counts when no tag does.
int version_in_name(std::string_view name) {
  std::size_t close = 0;
  for (std::size_t at = name.find('('); at != name.npos; at = name.find('(', at + 1)) {
    if (close < at) close = name.find(')', at);
    if (close == name.npos) return -1;
    if (const int version = version_of_tag(name.substr(at + 1, close - at - 1)); version >= 0)
      return version;
  }
  return -1;
}

// "1/3" at the end of a tag, whatever stands in front of it: "PATCH1/3".
bool read_number(std::string_view tag, PatchworkName& name) {
  std::size_t separator = tag.rfind('/'), length = 1;
  if (separator == tag.npos) {
    separator = tag.rfind(" of ");
    length = 4;
  }
  if (separator == tag.npos) return false;
  std::size_t begin = separator;
  while (begin > 0 && is_digit(tag[begin - 1])) --begin;
  const int number = to_number(tag.substr(begin, separator - begin));
  const int total = to_number(tag.substr(separator + length));
  if (number < 0 || total < 0) return false;
  name.number = number;
  name.total = total;
  return true;
}

// A URL as patchwork's expression has it, with the ref behind it.
bool is_pull_url(std::string_view line) {
  Scanner scan(line);
  const std::string_view scheme =
      scan.take_while([](char c) { return is_alnum(c) || c == '_' || c == '+' || c == '-'; });
  if (scheme.empty() || !(scan.eat("://") || scan.eat("@"))) return false;
  const auto in = [](std::string_view set) {
    return [set](char c) { return is_alnum(c) || c == '_' || set.find(c) != set.npos; };
  };
  if (scan.take_while(in("/.@:~-")).empty()) return false;
  scan.take_while([](char c) { return blank(c) || c == '\\'; });
  scan.take_while(in("/.-"));
  return scan.done();
}

}  // namespace

PatchworkName patchwork_name(std::string_view subject) {
  PatchworkName result;
  std::string text = normalise_space(subject);
  const std::size_t reply = reply_word(text);
  result.reply = reply > 0 && to_lower(text.front()) == 'r';
  if (reply > 0) text = normalise_space(std::string_view(text).substr(reply));
  std::string_view rest = text;
  while (rest.starts_with('[') && rest.find(']') != rest.npos) {
    const std::size_t close = rest.find(']');
    split_tags(rest.substr(1, close - 1), result.tags);
    rest = trim_left(rest.substr(close + 1));
  }
  result.title = std::string(rest);
  std::string tags;
  for (const std::string& tag : result.tags) tags += (tags.empty() ? "" : ",") + tag;
  result.name = result.tags.empty() ? result.title : "[" + tags + "] " + result.title;
  int version = -1;
  for (const std::string& tag : result.tags)
    if (version < 0) version = version_of_tag(tag);
  if (version < 0) version = version_in_name(result.name);
  if (version >= 0) result.version = version;
  for (const std::string& tag : result.tags)
    if (read_number(tag, result)) break;
  return result;
}

std::string patchwork_pull_url(std::string_view body) {
  bool since = false, expected = false;
  for (std::string_view line : split_lines(body)) {
    if (starts_nocase(line, "The following changes since commit")) since = true;
    if (expected && !is_blank(line))
      return is_pull_url(trim(line)) ? normalise_space(line) : std::string{};
    if (since && equal_nocase(trim_right(line), "are available in the git repository at:"))
      expected = true;
  }
  return {};
}

}  // namespace bpf
