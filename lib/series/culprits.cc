// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/culprits.h"

#include <algorithm>
#include <map>

#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/area.h"
#include "lib/model/prose.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

constexpr int reach = 3;  // lines to look at on each side of an insertion

bool is_beside_code(const FileDiff& file) { return is_selftest(file.path()) || is_documentation(file.path()); }

// Lines that are put in hunk by hunk, with where they go in the old file.
std::vector<int> insertions(const std::vector<DiffLine>& lines) {
  std::vector<int> behind;
  int moved = 0;  // how much further down a line is in the new file
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i, removed = 0, added = 0;
    const DiffLine& first = lines[i];
    while (end < lines.size() && lines[end].kind == '-' && (end == i || lines[end].number == lines[end - 1].number + 1))
      ++end, ++removed;
    const int at = removed > 0 ? first.number + moved : first.number;  // in the new file
    while (end < lines.size() && lines[end].kind == '+' && lines[end].number == at + static_cast<int>(added)) ++end, ++added;
    if (removed == 0) behind.push_back(first.number - moved - 1);
    if (end == i) break;  // no diff looks like that
    moved += static_cast<int>(added) - static_cast<int>(removed);
    i = end;
  }
  return behind;
}

std::vector<std::pair<int, int>> ranges_of(std::vector<int> numbers) {
  std::sort(numbers.begin(), numbers.end());
  std::vector<std::pair<int, int>> ranges;
  for (int number : numbers)
    if (!ranges.empty() && number <= ranges.back().second + 1) ranges.back().second = number;
    else ranges.emplace_back(number, number);
  return ranges;
}

// The nearest line on each side of an insertion that says something.
std::vector<BlamedLine> neighbours(const std::vector<BlamedLine>& around, int behind) {
  std::vector<BlamedLine> found;
  const auto take = [&](int from, int step) {
    for (int number = from, left = reach; left > 0; number += step, --left)
      for (const BlamedLine& line : around)
        if (line.line == number && !says_nothing(line.text)) {
          found.push_back(line);
          return;
        }
  };
  take(behind, -1);
  take(behind + 1, 1);
  return found;
}

int line_count(const std::string& base, const std::string& path) {
  const RunResult result = run_git({"cat-file", "blob", base + ":" + path});
  return result.ok() ? static_cast<int>(split_lines(result.out).size()) : 0;
}

}  // namespace

std::vector<TouchedFile> touched_files(const Diff& diff) {
  const bool any_code = std::any_of(diff.files.begin(), diff.files.end(), [](const FileDiff& file) {
    return !file.lines.empty() && file.status != FileDiff::Status::added && !is_beside_code(file);
  });
  std::vector<TouchedFile> touched;
  bool any_removed = false;
  for (const FileDiff& file : diff.files) {
    if (file.status == FileDiff::Status::added || file.lines.empty() || (any_code && is_beside_code(file))) continue;
    TouchedFile one{file.old_path};
    for (const DiffLine& line : file.lines)
      if (line.kind == '-') {
        one.removed.push_back(line.number);
        any_removed = any_removed || !says_nothing(line.text);
      }
    one.behind = insertions(file.lines);
    touched.push_back(std::move(one));
  }
  if (any_removed)
    for (TouchedFile& file : touched) file.behind.clear();
  std::erase_if(touched, [](const TouchedFile& file) { return file.removed.empty() && file.behind.empty(); });
  return touched;
}

Culprits count_culprits(const std::vector<BlamedLine>& lines, bool shallow) {
  const bool any = std::any_of(lines.begin(), lines.end(), [](const BlamedLine& line) { return !says_nothing(line.text); });
  Culprits culprits;
  for (const BlamedLine& line : lines) {
    if (any && says_nothing(line.text)) continue;
    ++culprits.lines;
    if (line.commit.empty()) {
      ++culprits.uncommitted;
    } else if (line.cut && shallow) {
      ++culprits.cut;
    } else {
      const auto known = std::find_if(culprits.found.begin(), culprits.found.end(),
                                      [&](const Culprit& culprit) { return culprit.commit == line.commit; });
      if (known == culprits.found.end()) culprits.found.push_back({line.commit, 1});
      else ++known->lines;
    }
  }
  std::stable_sort(culprits.found.begin(), culprits.found.end(),
                   [](const Culprit& a, const Culprit& b) { return a.lines > b.lines; });
  return culprits;
}

Culprits find_culprits(const std::vector<TouchedFile>& files, const std::string& base,
                       const std::vector<std::string>& ignored) {
  std::vector<BlamedLine> lines;
  const RunResult top = run_git({"rev-parse", "--show-toplevel"});  // none in a bare repository
  for (const TouchedFile& file : files) {
    std::vector<int> wanted = file.removed;
    const int last = file.behind.empty() ? 0 : line_count(base, file.path);
    for (int behind : file.behind)
      for (int number = std::max(behind - reach + 1, 1); number <= std::min(behind + reach, last); ++number)
        wanted.push_back(number);
    if (wanted.empty()) continue;
    const std::vector<BlamedLine> blamed = blame({.path = file.path, .folder = std::string(trim(top.out)),
                                                  .revision = base, .lines = ranges_of(wanted), .ignored = ignored});
    for (const BlamedLine& line : blamed)
      if (std::binary_search(file.removed.begin(), file.removed.end(), line.line)) lines.push_back(line);
    for (int behind : file.behind)
      for (BlamedLine& line : neighbours(blamed, behind)) lines.push_back(std::move(line));
  }
  return count_culprits(lines, read_layout().shallow);
}

bool says_nothing(std::string_view line) {
  const std::string_view text = trim(line);
  if (text.starts_with("/*") || text.starts_with("*/") || text.starts_with("* ") || text == "*" || text.starts_with("//"))
    return true;
  if (std::none_of(text.begin(), text.end(), [](char c) { return is_alnum(c) || c == '_'; })) return true;
  static constexpr std::string_view bare[] = {"else",   "else {",  "} else {",  "do {", "return;",
                                              "break;", "continue;", "default:", "#else", "#endif"};
  return std::find(std::begin(bare), std::end(bare), text) != std::end(bare);
}

bool only_moves(std::string_view subject) {
  static constexpr std::string_view words[] = {"move", "moves", "rename", "renames", "split", "factor", "refactor",
                                               "refactoring", "reorganize", "reorder", "reformat", "reindent", "indent",
                                               "indentation", "cleanup", "cleanups", "clean", "whitespace", "style",
                                               "typo", "typos", "spelling", "treewide", "spdx", "simplify", "tidy",
                                               "extract", "consolidate", "constify"};
  for (std::string_view word : words_of(subject)) {
    while (!word.empty() && !is_alnum(word.back())) word.remove_suffix(1);
    while (!word.empty() && !is_alnum(word.front())) word.remove_prefix(1);
    for (std::string_view known : words)
      if (equal_nocase(word, known)) return true;
  }
  return find_nocase(subject, "no functional change") != subject.npos;
}

}  // namespace bpf
