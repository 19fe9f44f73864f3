// SPDX-License-Identifier: GPL-2.0-only
// How far long work is, on a terminal and nowhere else, in the form of git's own progress.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace bpf {

class Progress {
 public:
  // `what`: "Checking commits". Shows nothing when standard error is no terminal or this runs in its
  // background, and during the first second, or what GIT_PROGRESS_DELAY says.
  Progress(std::string what, std::size_t total, bool wanted);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  // So many are done.
  void show(std::size_t done);
  // Takes the line away again.
  void clear();

 private:
  std::string what_;
  std::size_t total_;
  bool wanted_, shown_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace bpf
