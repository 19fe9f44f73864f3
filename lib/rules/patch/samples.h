// SPDX-License-Identifier: GPL-2.0-only
// Whether a file below samples/bpf/ is a test.
#pragma once

#include "lib/rules/patch/lines.h"

namespace bpf {

inline bool is_sample(const FileDiff& file) {
  return file.path().starts_with("samples/bpf/") && file.status != FileDiff::Status::deleted;
}

// "PASS" or "FAIL" in what a program prints; PASS(x) may be anything.
inline bool prints_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find('"'); at != text.npos;) {
    const std::size_t end = std::min(text.find('"', at + 1), text.size());
    if (has_word(text.substr(at, end - at), word)) return true;
    at = text.find('"', end + 1);
  }
  return false;
}

// assert() is none: real samples check with it what they are given.
inline bool tests_something(std::string_view text) {
  if (is_comment_line(text)) return false;
  for (std::string_view call : {"ASSERT_", "CHECK(", "EXPECT_", "ksft_"})
    if (find_word(text, call) != text.npos) return true;
  return prints_word(text, "PASS") || prints_word(text, "FAIL");
}

// The line that shows it: the first one of a new file that is called a test, or one that prints
// PASS and FAIL or expects something. Null: it is no test.
inline const DiffLine* test_in_sample(const Patch& patch, const FileDiff& file) {
  const std::string_view name = base_name(file.path());
  const bool called_test = name.starts_with("test_") || name.find("_test.") != name.npos ||
                           name.find("_selftest") != name.npos;
  if (called_test && file.status == FileDiff::Status::added) return first_added(file);
  const RemovedLines removed(patch);
  const DiffLine* found = nullptr;
  for (const DiffLine& line : file.lines) {
    if (!tests_something(line.text)) continue;
    if (line.kind == '-') return nullptr;  // it did so before
    if (found == nullptr && !removed.has(line.text)) found = &line;
  }
  return found;
}

}  // namespace bpf
