// SPDX-License-Identifier: GPL-2.0-only
// Whether a file below samples/bpf/ is a test.
#pragma once

#include "lib/rules/patch/lines.h"

namespace bpf {

inline bool is_sample(const FileDiff& file) {
  return file.path().starts_with("samples/bpf/") && file.status != FileDiff::Status::deleted;
}

inline bool tests_something(std::string_view text) {
  if (is_comment_line(text)) return false;
  for (std::string_view call : {"assert(", "ASSERT_", "CHECK(", "EXPECT_", "ksft_"})
    if (find_word(text, call) != text.npos) return true;
  return has_word(text, "PASS") || has_word(text, "FAIL");
}

// The line that shows it: the first one of a new file that is called a test, or one that says
// PASS and FAIL or asserts something. Null: it is no test.
inline const DiffLine* test_in_sample(const FileDiff& file) {
  const std::string_view name = base_name(file.path());
  const bool called_test = name.starts_with("test_") || name.find("_test.") != name.npos ||
                           name.find("_selftest") != name.npos;
  if (called_test && file.status == FileDiff::Status::added) return first_added(file);
  const DiffLine* found = nullptr;
  for (const DiffLine& line : file.lines) {
    if (!tests_something(line.text)) continue;
    if (line.kind == '-') return nullptr;  // it did so before
    if (found == nullptr) found = &line;
  }
  return found;
}

}  // namespace bpf
