// SPDX-License-Identifier: GPL-2.0-only
// A git that runs beside us, and whose output is read piece by piece while it comes: for what would
// not fit into memory as a whole, or has time until it is wanted.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/git/running.h"

namespace bpf {

class OutputStream {
 public:
  // Starts `git` with these arguments and this standard input, or takes one that was started ahead.
  // Throws Error as run_git() does. `more`: leave_to_others() will be called, and the input is not all that
  // it gets.
  OutputStream(std::vector<std::string> arguments, std::string input, bool more = false);

  // What comes before `end`, which is taken away with it; nothing when there is no `end` in all the rest.
  std::optional<std::string> until(std::string_view end);
  // The next `count` bytes, until the next call; fewer where there are not that many.
  std::string_view bytes(std::size_t count);
  // Reads what is there already, so that git, which is some way ahead, can go on.
  void read_ahead();
  // All the rest. All of them throw Error with git's words when git failed, or when it is silent for ten
  // minutes, and Interrupted when a signal comes.
  std::string rest();
  // Lets somebody else ask this git, when what it had to answer has been read. See return_git().
  void leave_to_others();

 private:
  bool read_more();
  void feed();
  void take_complaints();
  void finish();

  std::vector<std::string> arguments_;
  std::string input_;
  bool more_;
  std::unique_ptr<Running> git_;  // until it has ended
  std::string buffer_, complaints_;
  std::size_t begin_ = 0;  // what is before it has been given away
};

}  // namespace bpf
