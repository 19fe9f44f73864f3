// SPDX-License-Identifier: GPL-2.0-only
// Counts what was compared with git, and shows the first few that differ.
#pragma once

#include <cstdio>
#include <string>

#include "tests/support/catch.h"

class Comparison {
 public:
  explicit Comparison(std::string what) : what_(std::move(what)) {}

  void add(const std::string& ours, const std::string& theirs, const std::string& input) {
    ++count_;
    if (ours == theirs || ++different_ > 5) return;
    INFO("[" << input << "]");
    CHECK(ours == theirs);
  }
  // git has no answer: it refuses the input.
  void refused() { ++refused_; }

  // With `print`, says how many there were.
  void finish(bool print) {
    if (print)
      std::printf("%s: %zu compared, %zu differ, %zu refused by git\n", what_.c_str(), count_, different_, refused_);
    CHECK(count_ > 0);
    CHECK(different_ == 0);
  }

 private:
  std::string what_;
  std::size_t count_ = 0, different_ = 0, refused_ = 0;
};
