// SPDX-License-Identifier: GPL-2.0-only
// What the rules on diffs ask of them more than once.
#pragma once

#include <string.h>

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "lib/model/facts.h"
#include "lib/model/scan.h"
#include "lib/model/series.h"

namespace bpf {

constexpr bool is_word_char(char c) { return is_alnum(c) || c == '_'; }

// The code of a line: without any blanks, so that re-indented lines are equal.
inline std::string squeezed(std::string_view text) {
  std::string out;
  for (char c : text)
    if (!is_space(c)) out += c;
  return out;
}

// A line that says nothing to the compiler, as far as one line can tell.
inline bool is_comment_line(std::string_view text) {
  text = trim(text);
  return text.empty() || text.starts_with("/*") || text.starts_with("//") || text == "*" ||
         text.starts_with("* ") || text.starts_with("*\t") || text.starts_with("*/");
}

// Where a word that begins with `start` begins in `text`; npos if nowhere.
inline std::size_t find_word(std::string_view text, std::string_view start) {
  for (std::size_t at = text.find(start); at != text.npos; at = text.find(start, at + 1))
    if (at == 0 || !is_word_char(text[at - 1])) return at;
  return text.npos;
}

// Whether `word` stands in `text` as a whole word.
inline bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word_char(text[at - 1])) &&
        (end == text.size() || !is_word_char(text[end])))
      return true;
  }
  return false;
}

inline std::string_view base_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

// The lines that a diff takes away from files: an added line that is among them was only moved.
// They are collected when the first one is asked for; in most diffs none is.
class RemovedLines {
 public:
  explicit RemovedLines(const FileDiff& file) : files_(&file, 1) {}
  explicit RemovedLines(const Patch& patch) : files_(patch.files) {}
  bool has(std::string_view text) const {
    if (!lines_) collect();
    return lines_->contains(squeezed(text));
  }

 private:
  void collect() const {
    lines_.emplace();
    for (const FileDiff& file : files_)
      for (const DiffLine& line : file.lines)
        if (line.kind == '-') lines_->insert(squeezed(line.text));
  }
  std::span<const FileDiff> files_;
  mutable std::optional<std::set<std::string>> lines_;
};

// Whether `text` stands anywhere in the patch: one search, in place of one for each line.
inline bool mentions(const Patch& patch, std::string_view text) {
  const SourcePtr& source = patch.diff_text ? patch.diff_text : patch.source();
  return source && memmem(source->text.data(), source->text.size(), text.data(), text.size()) != nullptr;
}

// A line of the diff of one patch. Tests as false when there is none.
struct Spot {
  const Patch* patch = nullptr;
  const FileDiff* file = nullptr;
  const DiffLine* line = nullptr;
  explicit operator bool() const { return line != nullptr; }
};

inline const DiffLine* first_added(const FileDiff& file) {
  for (const DiffLine& line : file.lines)
    if (line.kind == '+') return &line;
  return nullptr;
}

// Whether any patch of the series touches such a path.
template <typename Predicate>
bool any_path(const Series& series, Predicate wanted) {
  return std::any_of(series.patches.begin(), series.patches.end(), [&](const Patch& patch) {
    return patch.paths && std::any_of(patch.paths->begin(), patch.paths->end(), wanted);
  });
}

inline bool knows_paths(const Series& series) {
  return std::all_of(series.patches.begin(), series.patches.end(),
                     [](const Patch& patch) { return patch.paths.has_value(); });
}

// Whether the patch is for iproute2, whose headers are copies of the kernel's.
inline bool is_for_iproute2(const Patch& patch, const Facts& facts) {
  const Tree* tree = facts.target != nullptr ? facts.target
                     : patch.subject         ? patch.subject->tree
                                             : nullptr;
  return tree != nullptr && tree->iproute2;
}

constexpr std::string_view part_of_series = "one mail of the series was given, not all of it";

}  // namespace bpf
