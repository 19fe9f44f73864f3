// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/process.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>

#include "lib/error.h"
#include "lib/git/child.h"
#include "lib/git/interrupts.h"
#include "lib/git/running.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto usual_limit = std::chrono::minutes(10);

std::optional<Clock::time_point> end_of_all;  // by limit_all_children()
std::chrono::milliseconds limit_of_all{};

// How long poll() may wait: until then, or, where the end of a child cannot be polled for, not long.
int milliseconds_until(Clock::time_point then, const Child& child) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(then - Clock::now()).count();
  return static_cast<int>(std::clamp<long long>(left, 0, child.descriptor() >= 0 ? 1 << 30 : 20));
}

Error cannot(const char* what, const std::string& program) {
  return Error(std::string("cannot ") + what + " " + program + ": " + std::strerror(errno));
}

// What goes on between us and a child until it has ended.
class Exchange {
 public:
  Exchange(Running& running, const RunOptions& options)
      : program_(running.program()), options_(options), child_(running.child()), in_(running.in()), out_(running.out()),
        err_(running.err()), input_(options.input.substr(running.fed())) {
    if (input_.empty()) in_.reset();
    // What is asked for many things has much to say: better reserved at once than doubled again and again. What
    // is not used costs nothing.
    if (!options.input.empty()) result_.out.reserve(std::size_t{1} << 20);
  }

  RunResult run(Clock::time_point deadline) {
    while (!child_.has_ended() && !result_.timed_out && !result_.cut_short) step(deadline);
    if (result_.timed_out || result_.cut_short) child_.stop();
    else read_rest();
    result_.status = child_.status();
    result_.signal = child_.killed_by();
    return std::move(result_);
  }

 private:
  void step(Clock::time_point deadline) {
    pollfd fds[5] = {{in_.get(), POLLOUT, 0}, {out_.get(), POLLIN, 0}, {err_.get(), POLLIN, 0},
                     {Interrupts::descriptor(), POLLIN, 0}, {child_.descriptor(), POLLIN, 0}};
    const int ready = poll(fds, 5, milliseconds_until(deadline, child_));
    if (ready < 0 && errno != EINTR) throw cannot("wait for", program_);
    result_.timed_out = Clock::now() >= deadline && !child_.has_ended();
    if (ready <= 0 || result_.timed_out) return;
    if (fds[3].revents != 0)
      if (const int signal = Interrupts::take_signal(); signal != 0) {
        child_.stop();
        give_way_to(signal);
      }
    if (fds[0].revents != 0) feed();
    if (fds[1].revents != 0 && !drain(out_.get(), result_.out)) out_.reset();
    if (fds[2].revents != 0 && !drain(err_.get(), result_.err)) err_.reset();
    if (result_.err.size() > most_complaints) result_.err.resize(most_complaints);
    result_.cut_short = result_.out.size() > options_.output_limit;
  }

  void feed() {
    const ssize_t n = write(in_.get(), input_.data(), std::min<std::size_t>(input_.size(), 65536));
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (n < 0 && errno != EPIPE) throw cannot("write to", program_);
    if (n > 0) input_.remove_prefix(static_cast<std::size_t>(n));
    if (n < 0 || input_.empty()) in_.reset();
  }

  // Reads what is there; false at the end of the file.
  bool drain(int fd, std::string& into) const {
    static char buffer[65536];
    const ssize_t n = read(fd, buffer, sizeof buffer);
    if (n < 0 && errno != EINTR && errno != EAGAIN) throw cannot("read what is printed by", program_);
    if (n > 0) into.append(buffer, static_cast<std::size_t>(n));
    return n != 0;
  }

  // What a child that has ended wrote is in the pipes. Others that have them open may write on: that is
  // not waited for, and not more is taken than a pipe can hold.
  void read_rest() {
    for (Fd* end : {&out_, &err_}) {
      std::string& text = end == &out_ ? result_.out : result_.err;
      pollfd fds[1] = {{end->get(), POLLIN, 0}};
      for (const std::size_t most = text.size() + (1U << 20); end->get() >= 0 && text.size() < most;) {
        const int ready = poll(fds, 1, 0);
        if (ready < 0 && errno != EINTR) throw cannot("wait for", program_);
        if (ready == 0 || (ready > 0 && !drain(end->get(), text))) break;
      }
    }
    result_.cut_short = result_.out.size() > options_.output_limit;
  }

  static constexpr std::size_t most_complaints = 1U << 20;

  const std::string& program_;
  const RunOptions& options_;
  Child& child_;
  Fd &in_, &out_, &err_;
  std::string_view input_;
  RunResult result_;
};

}  // namespace

void prepare_process() {
  int fd = open("/dev/null", O_RDWR);
  while (fd >= 0 && fd <= 2) fd = open("/dev/null", O_RDWR);
  if (fd > 2) close(fd);
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGCHLD, SIG_DFL);
}

void limit_all_children(std::chrono::milliseconds time) {
  limit_of_all = time;
  end_of_all = Clock::now() + time;
}

static auto& started_ahead() {
  static std::multimap<std::vector<std::string>, std::unique_ptr<Running>> children;
  return children;
}

// Of several with these arguments, the first that can go on with this input.
static auto find_ahead(const std::vector<std::string>& arguments, std::string_view input) {
  auto [at, end] = started_ahead().equal_range(arguments);
  while (at != end && !at->second->takes(input)) ++at;
  return at == end ? started_ahead().end() : at;
}

static RunResult finish(Running& running, const RunOptions& options) {
  Clock::time_point deadline = Clock::now() + options.time_limit.value_or(usual_limit);
  const bool no_time = end_of_all && *end_of_all < deadline;
  if (no_time) deadline = *end_of_all;
  const IgnoreSigpipe guard;
  RunResult result = Exchange(running, options).run(deadline);
  if (result.timed_out && (no_time || !options.time_limit))
    throw Error(running.program() + " did not end within " +
                std::to_string(std::chrono::duration_cast<std::chrono::seconds>(no_time ? limit_of_all : usual_limit).count()) +
                " seconds, and was stopped");
  return result;
}

RunResult run(const std::vector<std::string>& argv, const RunOptions& options) {
  Running running(argv, !options.input.empty());
  return finish(running, options);
}

std::vector<std::string> find_programs(std::string_view name) {
  const char* variable = std::getenv("PATH");
  std::string_view path = variable != nullptr ? variable : "/usr/local/bin:/usr/bin:/bin";
  std::vector<std::string> found;
  while (!path.empty()) {
    const std::size_t colon = path.find(':');
    const std::string_view folder = path.substr(0, colon);
    if (folder.starts_with('/')) {
      std::string file = std::string(folder) + "/" + std::string(name);
      if (access(file.c_str(), X_OK) == 0) found.push_back(std::move(file));
    }
    if (colon == path.npos) break;
    path.remove_prefix(colon + 1);
  }
  return found;
}

std::string find_program(std::string_view name) {
  const std::vector<std::string> found = find_programs(name);
  return found.empty() ? std::string{} : found.front();
}

const std::string& git_program() {
  static const std::string git = find_program("git");
  if (git.empty()) throw Error("git not found on PATH", "install git 2.34 or newer");
  return git;
}

std::string command_name(const std::vector<std::string>& arguments) {
  std::size_t at = 0;
  while (at + 2 < arguments.size() && arguments[at] == "-c") at += 2;
  return "git " + (arguments.empty() ? "" : arguments[at]);
}

std::unique_ptr<Running> running_git(const std::vector<std::string>& arguments, std::string_view input) {
  if (const auto ahead = find_ahead(arguments, input); ahead != started_ahead().end())
    return std::move(started_ahead().extract(ahead).mapped());
  std::vector<std::string> argv = arguments;
  argv.insert(argv.begin(), git_program());
  return std::make_unique<Running>(argv, !input.empty());
}

void return_git(const std::vector<std::string>& arguments, std::unique_ptr<Running> git) {
  git->forget_fed();
  started_ahead().emplace(arguments, std::move(git));
}

RunResult run_git(const std::vector<std::string>& arguments, const RunOptions& options) {
  RunResult result = finish(*running_git(arguments, options.input), options);
  if (result.signal != 0 && !result.timed_out && !result.cut_short)
    throw Error(command_name(arguments) + " was killed by signal " + std::to_string(result.signal));
  return result;
}

static auto& git_answers() {
  static std::map<std::vector<std::string>, RunResult> answers;
  return answers;
}

// An answer is one for this directory.
static std::vector<std::string> key_of(const std::vector<std::string>& arguments) {
  std::error_code unknown;
  std::vector<std::string> key = arguments;
  key.push_back(std::filesystem::current_path(unknown).string());
  return key;
}

void start_git_ahead(const std::vector<std::string>& arguments, bool reads) {
  if (!reads && (started_ahead().contains(arguments) || git_answers().contains(key_of(arguments)))) return;
  try {
    std::vector<std::string> argv = arguments;
    argv.insert(argv.begin(), git_program());
    started_ahead().emplace(arguments, std::make_unique<Running>(argv, reads));
  } catch (const Error&) {  // whoever needs the answer will say so
  }
}

void stop_git_ahead(const std::vector<std::string>& arguments) { started_ahead().erase(arguments); }

void feed_git_ahead(const std::vector<std::string>& arguments, std::string_view input) {
  if (const auto child = find_ahead(arguments, input); child != started_ahead().end()) child->second->feed(input);
}

void ask_git_ahead(const std::vector<std::string>& arguments, std::string_view input) {
  if (find_ahead(arguments, input) == started_ahead().end()) start_git_ahead(arguments, true);
  feed_git_ahead(arguments, input);
}

const RunResult& git_answer(const std::vector<std::string>& arguments) {
  std::vector<std::string> key = key_of(arguments);
  const auto known = git_answers().find(key);
  return known != git_answers().end() ? known->second : git_answers().emplace(std::move(key), run_git(arguments)).first->second;
}

void give_way_to(int signal) {
  started_ahead().clear();
  throw Interrupted{signal};
}

void forget_git_answers() {
  git_answers().clear();
  started_ahead().clear();
}

int run_git_in_terminal(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), git_program());
  const Interrupts interrupts;
  Child child(arguments, {.terminal = true});
  int ended_by = 0;
  while (!child.has_ended()) {
    pollfd fds[2] = {{Interrupts::descriptor(), POLLIN, 0}, {child.descriptor(), POLLIN, 0}};
    if (poll(fds, 2, milliseconds_until(Clock::time_point::max(), child)) < 0 && errno != EINTR)
      throw cannot("wait for", arguments[0]);
    const int signal = (fds[0].revents & POLLIN) != 0 ? Interrupts::take_signal() : 0;
    if (signal == 0 || signal == SIGINT) continue;  // Ctrl-C goes to the child, too
    ended_by = signal;
    child.signal(signal);
  }
  if (ended_by == 0 && child.killed_by() == SIGINT) ended_by = SIGINT;
  if (ended_by != 0) give_way_to(ended_by);
  return child.status();
}

std::string git_output(const std::vector<std::string>& arguments, const RunOptions& options) {
  const std::string name = command_name(arguments);
  RunResult result = run_git(arguments, options);
  if (result.timed_out) throw Error(name + " took too long and was stopped");
  if (result.cut_short) throw Error(name + " printed too much and was stopped");
  if (result.status != 0) throw git_error(result);
  return std::move(result.out);
}

void become_git(const std::vector<std::string>& arguments) {
  std::vector<std::string> argv = {find_program("git")};
  if (argv.front().empty()) throw Error("git not found on PATH", "install git 2.34 or newer");
  argv.insert(argv.end(), arguments.begin(), arguments.end());
  std::signal(SIGXFSZ, SIG_DFL);  // which we ignore, see prepare_process()
  execv(argv.front().c_str(), pointers(argv).data());
  throw Error("cannot run " + argv.front() + ": " + std::strerror(errno));
}

Error not_understood(const std::string& command) {
  return Error("git " + command + " printed what cannot be its answer",
               "is " + git_program() + " git 2.34 or newer? it says: git --version");
}

std::string complaint_of(const RunResult& result) {
  std::string fatal, error, other;
  bool goes_on = false;  // "unknown repository extension found:", and the names below
  for (std::string_view line : split_lines(result.err)) {
    if (goes_on && line.starts_with('\t')) {
      fatal += " " + std::string(trim(line));
      continue;
    }
    goes_on = fatal.empty() && line.starts_with("fatal: ");
    if (goes_on) fatal = line.substr(7);
    else if (error.empty() && line.starts_with("error: ")) error = line.substr(7);
    else if (other.empty() && !line.starts_with("warning: ") && !line.starts_with("hint: ")) other = line;
  }
  if (!fatal.empty()) return error.empty() ? fatal : fatal + " (" + error + ")";
  if (!error.empty()) return error;
  if (!other.empty()) return other;
  if (result.status > 128 && result.status != 129)
    return "git was killed by signal " + std::to_string(result.status - 128);
  return "git failed with status " + std::to_string(result.status);
}

// Newer gits do not say that they did not fetch.
static bool is_partial_clone() { return run_git({"config", "--get-regexp", "^remote\\..*\\.promisor$"}).ok(); }

static std::string remedy_for(std::string_view said) {
  const auto has = [&](std::string_view words) { return said.find(words) != said.npos; };
  constexpr const char* partial = "this is a partial clone, and nothing is fetched here: git log -p <range> >/dev/null fetches what it lacks";
  if (has("lazy fetching disabled")) return partial;
  if (const std::size_t command = said.find("git config --global --add safe.directory "); command != said.npos)
    return "if you trust it: " + std::string(said.substr(command, said.find('\n', command) - command));
  if (has("bad config")) return "mend that line in an editor, or take it out";
  if (has("repository extension") || has("repo version")) return "a newer git may know it";
  for (std::string_view words : {"index file smaller than expected", "index file corrupt", "bad signature 0x", "bad index file sha1"})
    if (has(words)) return "what is staged is lost; to begin anew: rm \"$(git rev-parse --git-path index)\" && git reset";
  for (std::string_view words : {"corrupt", "unable to read", "ould not read", "bad object", "missing object", "hash mismatch",
                                 "bad tree", "bad file", "unable to unpack", "inflate:", "is empty", ".idx"})
    if (has(words)) return is_partial_clone() ? partial : "git fsck tells what is missing or damaged";
  return {};
}

Error git_error(const RunResult& result) { return Error(complaint_of(result), remedy_for(result.err)); }

}  // namespace bpf
