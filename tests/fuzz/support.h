// SPDX-License-Identifier: GPL-2.0-only
// What the fuzz targets share: reading choices out of the input, and the promises that hold for
// whatever was judged or printed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/policy/check.h"

namespace bpf::fuzz {

// Ends the program, and says what did not hold.
void must(bool holds, const char* what);

// Takes an input apart from the front. Choices are single bytes, so that a corpus stays readable:
// '0' is 0, '1' is 1 …
class Input {
 public:
  explicit Input(std::string_view bytes) : rest_(bytes) {}

  bool done() const { return rest_.empty(); }
  std::size_t below(std::size_t n);  // 0 at the end of the input
  bool flag() { return below(2) == 1; }
  std::string_view line();           // up to a newline
  std::string_view field();          // up to a NUL
  std::string_view rest() const { return rest_; }

 private:
  std::string_view until(char end);
  std::string_view rest_;
};

// A view has to be of this text.
void must_hold(const Source& source, std::string_view view);

// Whether nothing in it steers a terminal, and all of it is UTF-8: what display() promises.
bool is_plain(std::string_view text);

// What may be known of a repository, by the input: a target, a profile, commits that are there or
// not by their first digit, a merge window, what was sent before.
Facts facts_by(Input& input);

// Judges the series: no rule fails, each finding is in what it is about, and its line and column are
// there. What is said of it to people is plain.
Verdict judge(const Series& series, const Facts& facts);

// The findings by what they say and where, to compare two verdicts. Where something is missing does
// not count: behind the last line, or at its end when it has no newline.
std::vector<std::string> opinions(const Verdict& verdict);

Series series_of_message(std::string_view text, Origin origin);

}  // namespace bpf::fuzz
