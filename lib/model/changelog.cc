// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/changelog.h"

#include "lib/model/scan.h"

namespace bpf {
namespace {

// Eats "v3" and gives 3; 0 and nothing eaten when there is none.
int eat_version(Scanner& scan) {
  Scanner ahead = scan;
  if (!ahead.eat_nocase("v")) return 0;
  const int version = to_number(ahead.take_while(is_digit));
  const std::string_view rest = ahead.rest();  // "v1..v2" is two versions, "v1.2" is none
  const bool goes_on = is_alnum(ahead.peek()) || (rest.starts_with('.') && !rest.starts_with(".."));
  if (version <= 0 || goes_on) return 0;
  scan = ahead;
  return version;
}

// "changes", "changes since v1", and not "changes the code".
bool eat_changes(Scanner& scan) {
  if (!scan.eat_nocase("changes")) return false;
  scan.take_blanks();
  if (scan.eat_nocase("since") || scan.eat_nocase("from")) {
    scan.take_blanks();
    return eat_version(scan) > 0;
  }
  return !is_alnum(scan.peek());
}

bool is_decoration(char c) {
  return c == '*' || c == '-' || c == '=' || c == '#' || c == ' ' || c == '[';
}

}  // namespace

int changelog_version(std::string_view line) {
  Scanner scan(trim(line));
  scan.take_while([](char c) { return c == '*' || c == '-' || c == '=' || c == '#' || c == ' '; });
  int since = 0;
  bool heading = false;
  for (std::string_view word : {"changelog", "changes", "change log", "differences", "diff"})
    if (scan.eat_nocase(word)) {
      heading = true;
      break;
    }
  if (heading) {
    scan.take_while([](char c) { return is_blank_char(c) || c == ':'; });
    if (scan.eat_nocase("since") || scan.eat_nocase("from")) since = 1;
    else if (!scan.eat_nocase("in")) scan.eat_nocase("for");
    scan.take_blanks();
  }
  int version = eat_version(scan);
  if (version == 0) return 0;
  scan.take_blanks();
  for (std::string_view arrow : {"->", "=>", "..", "→", "to "})
    if (scan.eat(arrow)) {
      scan.take_while([](char c) { return c == '.' || is_blank_char(c); });
      const int newer = eat_version(scan);
      scan.take_blanks();
      // "v3 to v4 of the instruction set" is prose.
      if (arrow == "to " && is_alnum(scan.peek()) && !eat_changes(scan)) return 0;
      return newer > version ? newer : 0;
    }
  if (heading) return version + since;
  const bool colon = scan.eat(":") || scan.done() || eat_changes(scan);
  return colon ? version : 0;
}

bool begins_changelog(std::string_view line) {
  Scanner scan(trim(line));
  scan.take_while(is_decoration);
  if (changelog_version(scan.rest()) > 0) return true;
  for (std::string_view word : {"changelog", "change log", "changes", "changed", "change history",
                                "history", "revision", "version", "difference", "diff since",
                                "diff from", "range-diff", "interdiff", "what changed", "since v"})
    if (scan.eat_nocase(word)) return true;
  return false;
}

bool mentions_version(std::string_view line, int newest) {
  const auto joins = [](char c) {
    return is_alnum(c) || c == '.' || c == '/' || c == '=' || c == '_';
  };
  Scanner scan(line);
  while (!scan.done()) {
    scan.take_while([&](char c) { return !joins(c); });
    std::string_view word = scan.take_while(joins);
    while (word.ends_with('.')) word.remove_suffix(1);
    const int version = starts_nocase(word, "v") ? to_number(word.substr(1)) : 0;
    if ((version > 0 && version <= newest) || equal_nocase(word, "rfc")) return true;
  }
  return false;
}

}  // namespace bpf
