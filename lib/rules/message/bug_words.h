// SPDX-License-Identifier: GPL-2.0-only
// Words that tell a bug fix. "fix" alone does not: typos, builds and comments are fixed too.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/fixes.h"
#include "lib/model/prose.h"
#include "lib/model/scan.h"
#include "lib/model/series.h"
#include "lib/model/subject.h"

namespace bpf::rules {

// The subject without its area.
inline std::string_view summary_of(std::string_view subject) {
  const std::string_view area = area_prefix(subject);
  return area.empty() ? subject : trim_left(through(area, subject).substr(area.size() + 1));
}

// A word without the punctuation around it.
inline std::string_view bare(std::string_view word) {
  while (!word.empty() && !is_alnum(word.front())) word.remove_prefix(1);
  while (!word.empty() && !is_alnum(word.back())) word.remove_suffix(1);
  return word;
}

inline bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view other) { return equal_nocase(word, other); });
}

// Where `phrase` (lower case, blanks for dashes) stands in `text` as whole words; may have an s.
inline std::string_view find_phrase(std::string_view text, std::string_view phrase) {
  const auto plain = [](char c) { return c == '-' ? ' ' : to_lower(c); };
  for (std::size_t i = 0; i + phrase.size() <= text.size(); ++i) {
    if (i > 0 && (is_alnum(text[i - 1]) || text[i - 1] == '_')) continue;
    const std::string_view here = text.substr(i, phrase.size());
    if (!std::equal(here.begin(), here.end(), phrase.begin(),
                    [&](char a, char b) { return plain(a) == b; }))
      continue;
    std::size_t end = i + phrase.size();
    if (end < text.size() && to_lower(text[end]) == 's') ++end;
    if (end == text.size() || (!is_alnum(text[end]) && text[end] != '_'))
      return text.substr(i, end - i);
  }
  return {};
}

// Where the subject says that a crash or the like is fixed; empty if nowhere.
inline std::string_view bug_in_subject(std::string_view subject) {
  static constexpr std::string_view bugs[] = {
      "crash",
      "crashe",
      "use after free",
      "uaf",
      "out of bound",
      "oob",
      "double free",
      "leak",
      "segfault",
      "sigsegv",
      "null pointer",
      "null ptr",
      "null dereference",
      "null deref",
      "deadlock",
      "regression",
  };
  const std::string_view summary = summary_of(subject);
  const std::vector<std::string_view> words = words_of(summary);
  const bool mends = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return is_any(bare(word),
                  {"fix", "fixes", "fixed", "avoid", "prevent", "plug", "potential", "possible"});
  });
  // What is about bugs, and mends none.
  if (!mends || is_any(words.front(), {"add", "introduce", "test", "detect", "report", "document", "describe", "explain", "clarify"}))
    return {};
  if (std::any_of(words.begin(), words.end(), [](std::string_view word) {
        return is_any(bare(word), {"warning", "warnings", "detector", "detection", "reported"});
      }))
    return {};
  for (std::string_view bug : bugs)
    if (const std::string_view found = find_phrase(summary, bug); !found.empty()) return found;
  return {};
}

// Where the body shows what a sanitizer, a dying kernel or syzkaller printed; empty if nowhere.
inline std::string_view splat_in_body(const CommitMessage& message) {
  for (std::string_view line : description(message)) {
    std::size_t colon = 0;
    const std::string_view key = line.substr(0, trailer_key(line, colon));
    if (key.ends_with("-by") && !starts_nocase(key, "Reported")) continue;  // Tested-by: syzbot
    const std::size_t bug = line.find("BUG: ");
    if (bug != line.npos && (bug == 0 || !is_alnum(line[bug - 1]))) return line.substr(bug, 4);
    for (std::string_view sign :
         {"KASAN: ", "KCSAN: ", "UBSAN: ", "Call Trace:", "syzkaller", "syzbot"})
      if (const std::size_t at = line.find(sign); at != line.npos)
        return trim_right(line.substr(at, sign.size()));
  }
  return {};
}

// Where a message says that it mends a bug, without a word on which commit brought it in.
inline std::string_view bug_without_fixes_place(const CommitMessage& message) {
  const bool tagged = std::any_of(message.tags.begin(), message.tags.end(), is_fixes);
  if (tagged || fixes_something(message) || is_autosquash(message.subject)) return {};
  const std::string_view in_subject = bug_in_subject(message.subject);
  return in_subject.empty() ? splat_in_body(message) : in_subject;
}

// How to find that commit. In the editor it is what is staged that tells.
inline std::string how_to_find_fixed(const Patch& patch) {
  const std::string change = patch.mail ? " <file>:<line>" : patch.commit.empty() ? "" : " --for=" + patch.commit.substr(0, 12);
  return "to find the commit and write its tag: git bpf-fixes" + change;
}

}  // namespace bpf::rules
