// SPDX-License-Identifier: GPL-2.0-only
// Other programs are started here and nowhere else: by argument vector, never through a shell,
// with a time limit and a limit on what they may print.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bpf {

struct RunOptions {
  std::string_view input = {};                      // for its standard input; /dev/null when empty
  std::size_t output_limit = std::size_t{1} << 30;  // bytes of standard output
  std::chrono::milliseconds time_limit = std::chrono::minutes(10);
};

struct RunResult {
  int status = -1;         // exit status, 128 + n when signal n killed it
  bool timed_out = false;  // killed at the time limit; `out` has what came until then
  bool cut_short = false;  // killed at the output limit
  std::string out, err;

  bool ok() const { return status == 0 && !timed_out && !cut_short; }
};

// Runs argv[0], an absolute path. The child gets this environment with messages in English
// (LC_ALL=C), no lazy fetching and no optional locks. Throws Error when it cannot be started.
RunResult run(const std::vector<std::string>& argv, const RunOptions& options = {});

// The absolute path of a program on PATH; relative and empty parts of PATH are passed over.
// Empty when there is none.
std::string find_program(std::string_view name);

// All of that name, in the order of PATH.
std::vector<std::string> find_programs(std::string_view name);

// `git` and these arguments. Throws Error when there is no git.
RunResult run_git(std::vector<std::string> arguments, const RunOptions& options = {});

// The same, for what has to succeed: gives the output, throws Error with git's own words.
std::string git_output(std::vector<std::string> arguments, const RunOptions& options = {});

// `git` and these arguments with our own standard input, output and error, in our own process
// group, so that an editor can use the terminal. Gives the exit status.
int run_git_in_terminal(std::vector<std::string> arguments);

// Becomes `git` with these arguments: same standard descriptors, environment, terminal and process,
// so that status and signals are git's own. Returns only by throwing Error, when there is no git.
[[noreturn]] void become_git(const std::vector<std::string>& arguments);

// What git said, without "fatal: " and "error: ": its first line.
std::string first_complaint(const RunResult& result);

}  // namespace bpf
