// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/fixes.h"

#include <algorithm>

#include "lib/model/scan.h"

namespace bpf {

bool is_fixes(const Trailer& tag) { return equal_nocase(tag.key, "Fixes"); }

FixesTag parse_fixes(const Trailer& tag, std::string_view next_line) {
  FixesTag fixes;
  Scanner scan(tag.value);
  if (scan.eat_nocase("commit")) scan.take_blanks();
  const std::string_view id = scan.take_while(is_hex);
  // "deadbeef" is an id, "feature" and "added" are words: an id ends at a blank, ( or the end.
  const bool ends = scan.done() || is_space(scan.peek()) || scan.peek() == '(';
  if (id.size() >= 5 && ends) fixes.id = id;

  std::string_view rest = fixes.id.empty() ? std::string_view{} : trim(scan.rest());
  fixes.wrapped = tag.value.find('\n') != tag.value.npos;
  if (rest.starts_with("(\"") && rest.rfind("\")") == rest.npos) {
    const std::string_view next = trim_right(next_line);
    fixes.wrapped = fixes.wrapped || next.ends_with("\")");
  }
  const std::size_t close = rest.rfind(')');
  if (rest.starts_with('(') && close != rest.npos) rest = rest.substr(1, close - 1);
  if (rest.size() >= 2 && rest.front() == rest.back() && (rest.front() == '"' || rest.front() == '\''))
    rest = rest.substr(1, rest.size() - 2);
  fixes.subject = trim(rest);

  const bool lower_case = std::none_of(id.begin(), id.end(), is_upper);
  const std::string canonical =
      "Fixes: " + std::string(fixes.id) + " (\"" + std::string(fixes.subject) + "\")";
  fixes.exact = fixes.id.size() >= fixes_digits && fixes.id.size() <= 64 && lower_case &&
                !fixes.subject.empty() && tag.line == canonical;
  return fixes;
}

std::string_view line_after(const CommitMessage& message, const Trailer& tag) {
  const char* end = tag.line.data() + tag.line.size();
  const auto next = std::lower_bound(message.body.begin(), message.body.end(), end,
                                     [](std::string_view line, const char* at) {
                                       return line.data() < at;
                                     });
  return next == message.body.end() ? std::string_view{} : *next;
}

bool fixes_something(const CommitMessage& message) {
  if (is_revert(message.subject)) return true;
  for (const Trailer& tag : message.tags)
    if (is_fixes(tag) && !parse_fixes(tag, {}).id.empty()) return true;
  return std::any_of(message.body.begin(), message.body.end(), [](std::string_view line) {
    Scanner scan(line);
    return scan.eat("This reverts commit ") && scan.take_while(is_hex).size() >= 7;
  });
}

}  // namespace bpf
