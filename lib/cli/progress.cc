// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/progress.h"

#include <unistd.h>

#include <cstdlib>

#include "lib/cli/program.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

using Clock = std::chrono::steady_clock;

bool in_foreground() { return isatty(STDERR_FILENO) != 0 && tcgetpgrp(STDERR_FILENO) == getpgrp(); }

// Of the first line: one second, or GIT_PROGRESS_DELAY, as in git(1).
std::chrono::seconds delay() {
  const char* text = std::getenv("GIT_PROGRESS_DELAY");
  const int seconds = text == nullptr ? -1 : to_number(text);
  return std::chrono::seconds(seconds >= 0 ? seconds : 1);
}

}  // namespace

Progress::Progress(std::string what, std::size_t total, bool wanted)
    : what_(std::move(what)), total_(total), wanted_(wanted && total > 1 && in_foreground()),
      next_(Clock::now() + delay()) {}

void Progress::show(std::size_t done) {
  if (!wanted_ || Clock::now() < next_) return;
  next_ = Clock::now() + std::chrono::milliseconds(100);
  const std::size_t percent = done * 100 / total_;
  complain(what_ + ": " + std::string(percent < 10 ? 2 : percent < 100 ? 1 : 0, ' ') + std::to_string(percent) + "% (" +
           std::to_string(done) + "/" + std::to_string(total_) + ")\r");
  shown_ = true;
}

void Progress::clear() {
  if (!shown_) return;
  complain("\r" + std::string(what_.size() + 60, ' ') + "\r");
  shown_ = false;
}

}  // namespace bpf
