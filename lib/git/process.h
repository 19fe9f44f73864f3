// SPDX-License-Identifier: GPL-2.0-only
// Other programs are started here and nowhere else: by argument vector, never through a shell,
// with a time limit and a limit on what they may print.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/error.h"

namespace bpf {

struct RunOptions {
  std::string_view input = {};                      // for its standard input; /dev/null when empty
  std::size_t output_limit = std::size_t{1} << 30;  // bytes of standard output
  // Without one, a program that takes ten minutes is a fault (Error), and no result.
  std::optional<std::chrono::milliseconds> time_limit = {};
};

struct RunResult {
  int status = -1;         // exit status, 128 + n when signal n killed it
  int signal = 0;          // the signal that killed it
  bool timed_out = false;  // ended at the time limit; `out` has what came until then
  bool cut_short = false;  // ended at the output limit
  std::string out, err;

  bool ok() const { return status == 0 && !timed_out && !cut_short; }
};

// What a program does before anything else: a standard descriptor that is closed becomes /dev/null (a
// file that is opened would take its place), a file size limit is an error of write(), and children can
// be waited for whatever signals were ignored by who started us.
void prepare_process();

// All children together get this long from now on, each with what is left of it; then Error is thrown.
void limit_all_children(std::chrono::milliseconds time);

// Runs argv[0], an absolute path, in a process group of its own, which is ended as a whole (SIGTERM, so
// that git removes its locks, then SIGKILL). Who keeps its output open longer than it lives is not waited
// for. The child gets this environment with messages in English (LC_ALL=C), no lazy fetching and no
// optional locks. Throws Error when it cannot be started or listened to, Interrupted when a signal comes.
RunResult run(const std::vector<std::string>& argv, const RunOptions& options = {});

// The absolute path of a program on PATH; relative and empty parts of PATH are passed over.
// Empty when there is none.
std::string find_program(std::string_view name);

// All of that name, in the order of PATH.
std::vector<std::string> find_programs(std::string_view name);

// The git on PATH. Throws Error when there is none.
const std::string& git_program();

// `git` and these arguments. Throws Error when there is no git, or when a signal kills it: that is no
// answer.
RunResult run_git(const std::vector<std::string>& arguments, const RunOptions& options = {});

// Starts what run_git() will be called for with the same arguments, so that git works while we do something
// else: half of a short run of git is its start. `reads`: it will be given an input, and gets ready for it.
// What nobody asks for after all is ended with us. For questions whose answer does not change until then.
void start_git_ahead(const std::vector<std::string>& arguments, bool reads = false);

// Ends what was started with these arguments, and nobody has asked for.
void stop_git_ahead(const std::vector<std::string>& arguments);

// If it was started, and reads: gives it the input that run_git() will be called with, or the beginning of it.
void feed_git_ahead(const std::vector<std::string>& arguments, std::string_view input);

// The same, and starts one if there is none.
void ask_git_ahead(const std::vector<std::string>& arguments, std::string_view input);

// As run_git(), for what has to succeed: gives the output, throws Error with git's own words.
std::string git_output(const std::vector<std::string>& arguments, const RunOptions& options = {});

// The answer to a question that is asked again and again, and whose answer stays the same while a
// program runs: git is asked once for these arguments in this directory. Throws as run_git() does.
const RunResult& git_answer(const std::vector<std::string>& arguments);

// A signal has come: ends what was started ahead, and throws Interrupted.
[[noreturn]] void give_way_to(int signal);

// For who has changed the repository since.
void forget_git_answers();

// `git` and these arguments with our own standard input, output and error, in our own process
// group, so that an editor can use the terminal. Gives the exit status. As with git, what Ctrl-C means
// is for the child to say: Interrupted is thrown when it ends by it.
int run_git_in_terminal(std::vector<std::string> arguments);

// What they are called in messages: "git rev-parse".
std::string command_name(const std::vector<std::string>& arguments);

// Becomes `git` with these arguments: same standard descriptors, environment, terminal and process,
// so that status and signals are git's own. Returns only by throwing Error, when there is no git.
[[noreturn]] void become_git(const std::vector<std::string>& arguments);

// For an answer that git cannot have given.
Error not_understood(const std::string& command);

// What git said, without "fatal: " and "error: ": what it died of, and in brackets what went wrong
// before that.
std::string complaint_of(const RunResult& result);

// The same with what to do about it, where that can be told: an object that a partial clone lacks,
// or that is damaged, a repository of somebody else's, an extension that this git does not know.
Error git_error(const RunResult& result);

}  // namespace bpf
