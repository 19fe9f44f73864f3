// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/fixes.h"

#include <algorithm>

#include "lib/model/scan.h"

namespace bpf {
namespace {

constexpr std::string_view double_quotes[] = {"\"", "“", "”", "„"};
constexpr std::string_view single_quotes[] = {"'", "`", "‘", "’"};
constexpr std::string_view before_id[] = {"\"", "'", "`", "“", "‘", "(", "[", "<"};
constexpr std::string_view closers[] = {"\"", "'", "`", "”", "’", ")", "]", ">"};
constexpr std::string_view behind_id[] = {":", ",", ";", "."};
constexpr int most_layers = 4;  // of brackets and quotes around a subject
constexpr std::string_view dashes[] = {"-", "–", "—", ":", ",", ";", " ", "\t"};

// The mark that `text` begins or ends with; empty when it is none of these.
template <typename Marks>
std::string_view first_of(std::string_view text, const Marks& marks) {
  for (std::string_view mark : marks)
    if (text.starts_with(mark)) return mark;
  return {};
}
template <typename Marks>
std::string_view last_of(std::string_view text, const Marks& marks) {
  for (std::string_view mark : marks)
    if (text.ends_with(mark)) return mark;
  return {};
}

template <typename Marks>
bool eat_all(Scanner& scan, const Marks& marks) {
  const std::size_t before = scan.rest().size();
  for (std::string_view mark; !(mark = first_of(scan.rest(), marks)).empty();) scan.eat(mark);
  return scan.rest().size() < before;
}

// "deadbeef" is an id, "feature" and "added" are words: an id ends at a blank, ( or the end. One that
// can be nothing else may be followed by a mark; "20260708.12-ada@example.org" goes on behind it.
bool ends_id(std::string_view id, std::string_view behind) {
  if (behind.empty() || is_space(behind.front()) || behind.front() == '(') return id.size() >= 5;
  Scanner scan(behind);
  if (!looks_like_id(id) || !(eat_all(scan, closers) | eat_all(scan, behind_id))) return false;
  const bool joined = is_alnum(scan.peek()) || scan.peek() == '/';
  return !joined || (id.size() >= fixes_digits && behind.front() != '.');
}

// Where the bracket at the front of `text` is closed; npos if nowhere.
std::size_t closing(std::string_view text, char open, char close) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    depth += text[i] == open ? 1 : text[i] == close ? -1 : 0;
    if (depth == 0) return i;
  }
  return text.npos;
}

int count_quotes(std::string_view text) {
  int count = 0;
  for (std::string_view quote : double_quotes)
    for (std::size_t at = 0; (at = text.find(quote, at)) != text.npos; at += quote.size()) ++count;
  return count;
}

// Of `(text) more` and `"text" more`, what is in front of `more`.
std::string_view without_remark(std::string_view text) {
  if (text.starts_with('(')) {
    const std::size_t end = closing(text, '(', ')');
    return text.substr(0, end == text.npos ? end : end + 1);
  }
  if (first_of(text, double_quotes).empty() || count_quotes(text) != 2) return text;
  while (last_of(text, double_quotes).empty()) text.remove_suffix(1);
  return text;
}

// Without the bracket around the text, or a single one at an end. In a tag of the right form (not
// `loose`) what is at the end is more likely a part of the subject.
std::string_view without_bracket(std::string_view text, char open, char close, bool loose) {
  if (text.starts_with(open)) {
    const std::size_t end = closing(text, open, close);
    if (end == text.npos) return text.substr(1);
    return end + 1 == text.size() ? text.substr(1, end - 1) : text;
  }
  const bool unopened = std::count(text.begin(), text.end(), close) > std::count(text.begin(), text.end(), open);
  return loose && unopened && text.ends_with(close) ? text.substr(0, text.size() - 1) : text;
}

// The same of quotes; `Revert "text"` keeps its own.
std::string_view without_quotes(std::string_view text, bool loose) {
  const auto strip = [&](std::string_view front, std::string_view back) {
    if (text.size() < front.size() + back.size()) return text;
    return text.substr(front.size(), text.size() - front.size() - back.size());
  };
  const std::string_view front = first_of(text, double_quotes), back = last_of(text, double_quotes);
  const int count = count_quotes(text);
  if (!front.empty() && !back.empty() && (loose || count == 2)) return strip(front, back);
  if (!loose) return text;
  if (count % 2 == 1) return strip(front, front.empty() ? back : std::string_view{});
  const std::string_view left = first_of(text, single_quotes), right = last_of(text, single_quotes);
  return left.empty() || right.empty() ? text : strip(left, right);
}

// The subject in what is behind the id, without all that is around it.
std::string_view subject_in(std::string_view text) {
  const std::size_t close = text.rfind("\")");
  const bool loose = !text.starts_with("(\"") || close == text.npos || close < 2;
  text = loose ? without_remark(text) : text.substr(2, close - 2);
  for (int layer = 0; layer < most_layers; ++layer) {
    Scanner scan(trim(text));
    eat_all(scan, dashes);
    text = without_bracket(without_bracket(scan.rest(), '(', ')', loose), '[', ']', loose);
    text = trim(without_quotes(text, loose));
  }
  return text;
}

// The line of `behind` in which a subject ends that begins in `text`, and is not closed there; empty
// when it is.
std::string_view last_line(std::string_view text, std::string_view behind) {
  const std::string_view close =
      text.starts_with("(\"") ? "\")" : text.starts_with('(') ? ")" : text.starts_with('"') ? "\"" : "";
  if (close.empty() || text.find(close, close.size()) != text.npos) return {};
  for (std::string_view line : split_lines(behind))
    if (close.size() == 2 ? line.find(close) != line.npos : trim_right(line).ends_with(close)) return line;
  return {};
}

}  // namespace

bool is_fixes(const Trailer& tag) { return equal_nocase(tag.key, "Fixes"); }

bool looks_like_id(std::string_view digits) {
  const bool number = std::all_of(digits.begin(), digits.end(), is_digit);
  return std::any_of(digits.begin(), digits.end(), is_digit) && (!number || digits.size() >= fixes_digits);
}

FixesTag parse_fixes(const Trailer& tag, std::string_view behind) {
  FixesTag fixes;
  Scanner scan(tag.value);
  bool marked = eat_all(scan, before_id);
  if (scan.eat_nocase("commit")) {
    eat_all(scan, dashes);
    marked |= eat_all(scan, before_id);
  }
  const std::string_view id = scan.take_while(is_hex);
  if (ends_id(id, scan.rest())) fixes.id = id;
  if (marked) eat_all(scan, closers);
  eat_all(scan, behind_id);
  eat_all(scan, dashes);

  const std::string_view rest = fixes.id.empty() ? std::string_view{} : trim(scan.rest());
  const std::string_view last = last_line(rest, behind);
  fixes.text = last.empty() ? tag.line : trim_right(through(tag.line, last));
  fixes.wrapped = fixes.text.find('\n') != fixes.text.npos;
  fixes.subject = subject_in(rest);

  const bool lower_case = std::none_of(id.begin(), id.end(), is_upper);
  const std::string canonical =
      "Fixes: " + std::string(fixes.id) + " (\"" + std::string(fixes.subject) + "\")";
  fixes.exact = fixes.id.size() >= fixes_digits && fixes.id.size() <= 64 && lower_case &&
                !fixes.subject.empty() && tag.line == canonical;
  return fixes;
}

std::string_view text_after(const CommitMessage& message, const Trailer& tag) {
  const char* end = tag.line.data() + tag.line.size();
  const auto first = std::lower_bound(message.body.begin(), message.body.end(), end,
                                      [](std::string_view line, const char* at) { return line.data() < at; });
  const auto next = std::lower_bound(message.tags.begin(), message.tags.end(), end,
                                     [](const Trailer& other, const char* at) { return other.line.data() < at; });
  const char* stop = next == message.tags.end() ? nullptr : next->line.data();
  auto last = first;
  while (last != message.body.end() && !is_blank(*last) && last->data() != stop) ++last;
  return first == last ? std::string_view{} : through(*first, *std::prev(last));
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
