// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "lib/error.h"
#include "lib/git/interrupts.h"
#include "lib/model/scan.h"

extern char** environ;

namespace bpf {
namespace {

using Clock = std::chrono::steady_clock;

class Fd {
 public:
  Fd() = default;
  explicit Fd(int fd) : fd_(fd) {}
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  ~Fd() { reset(); }
  int get() const { return fd_; }
  void reset(int fd = -1) {
    if (fd_ >= 0) close(fd_);
    fd_ = fd;
  }

 private:
  int fd_ = -1;
};

struct Pipe {
  Fd read_end, write_end;
  void open() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw Error(std::string("cannot make a pipe: ") + std::strerror(errno));
    read_end.reset(ends[0]);
    write_end.reset(ends[1]);
  }
};

// This environment, with the settings that every child gets.
std::vector<std::string> child_environment() {
  static constexpr std::string_view ours[] = {"LC_ALL=C", "GIT_NO_LAZY_FETCH=1",
                                              "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0"};
  std::vector<std::string> list;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view line = *entry;
    bool replaced = line.starts_with("LANGUAGE=");
    for (std::string_view set : ours)
      replaced = replaced || line.starts_with(set.substr(0, set.find('=') + 1));
    if (!replaced) list.emplace_back(line);
  }
  for (std::string_view set : ours) list.emplace_back(set);
  return list;
}

std::vector<char*> pointers(const std::vector<std::string>& strings) {
  std::vector<char*> out;
  for (const std::string& s : strings) out.push_back(const_cast<char*>(s.c_str()));
  out.push_back(nullptr);
  return out;
}

// Writing to a child that has gone must not kill us; the child itself gets the default back.
class IgnoreSigpipe {
 public:
  IgnoreSigpipe() {
    struct sigaction ignore = {};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignore, &before_);
  }
  IgnoreSigpipe(const IgnoreSigpipe&) = delete;
  IgnoreSigpipe& operator=(const IgnoreSigpipe&) = delete;
  ~IgnoreSigpipe() { sigaction(SIGPIPE, &before_, nullptr); }

 private:
  struct sigaction before_ = {};
};

pid_t start(const std::vector<std::string>& argv, int in, int out, int err) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  if (in >= 0) posix_spawn_file_actions_adddup2(&actions, in, 0);
  else posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out, 1);
  if (err >= 0) posix_spawn_file_actions_adddup2(&actions, err, 2);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  sigaddset(&defaults, SIGXFSZ);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setpgroup(&attributes, 0);
  sigset_t none;  // what Interrupts holds back is not held back from the child
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
  const std::vector<std::string> environment = child_environment();
  pid_t pid = -1;
  const int failed = posix_spawn(&pid, argv[0].c_str(), &actions, &attributes, pointers(argv).data(),
                                 pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (failed != 0) throw Error("cannot run " + argv[0] + ": " + std::strerror(failed));
  return pid;
}

int wait_for(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// Reads what is there; false at the end of the file.
bool drain(int fd, std::string& into) {
  char buffer[65536];
  const ssize_t n = read(fd, buffer, sizeof buffer);
  if (n > 0) into.append(buffer, static_cast<std::size_t>(n));
  return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

void exchange(pid_t pid, Fd& in, Fd& out, Fd& err, const RunOptions& options, RunResult& result) {
  std::string_view input = options.input;
  const auto deadline = Clock::now() + options.time_limit;
  const auto stop = [&](bool& why) {
    why = true;
    kill(-pid, SIGKILL);
  };
  while (out.get() >= 0 || err.get() >= 0 || in.get() >= 0) {
    pollfd fds[4] = {{in.get(), POLLOUT, 0}, {out.get(), POLLIN, 0}, {err.get(), POLLIN, 0},
                     {Interrupts::descriptor(), POLLIN, 0}};
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    const int ready = left <= 0 ? 0 : poll(fds, 4, static_cast<int>(std::min<long long>(left, 1 << 30)));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return stop(result.timed_out);
    if (fds[3].revents != 0)
      if (const int signal = Interrupts::take_signal(); signal != 0) {
        kill(-pid, SIGKILL);
        wait_for(pid);
        throw Interrupted{signal};
      }
    if (fds[0].revents != 0) {
      const ssize_t n = write(in.get(), input.data(), std::min<std::size_t>(input.size(), 65536));
      if (n > 0) input.remove_prefix(static_cast<std::size_t>(n));
      if (input.empty() || (n < 0 && errno != EINTR && errno != EAGAIN)) in.reset();
    }
    if (fds[1].revents != 0 && !drain(out.get(), result.out)) out.reset();
    if (fds[2].revents != 0 && !drain(err.get(), result.err)) err.reset();
    if (result.err.size() > (1U << 20)) result.err.resize(1U << 20);
    if (result.out.size() > options.output_limit) return stop(result.cut_short);
  }
}

}  // namespace

RunResult run(const std::vector<std::string>& argv, const RunOptions& options) {
  Pipe in, out, err;
  out.open();
  if (!options.input.empty()) in.open();
  err.open();
  const IgnoreSigpipe guard;
  const pid_t pid = start(argv, in.read_end.get(), out.write_end.get(), err.write_end.get());
  in.read_end.reset();
  out.write_end.reset();
  err.write_end.reset();
  if (in.write_end.get() >= 0) fcntl(in.write_end.get(), F_SETFL, O_NONBLOCK);
  RunResult result;
  exchange(pid, in.write_end, out.read_end, err.read_end, options, result);
  result.status = wait_for(pid);
  return result;
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

static const std::string& git_program() {
  static const std::string git = find_program("git");
  if (git.empty()) throw Error("git not found on PATH", "install git 2.34 or newer");
  return git;
}

RunResult run_git(std::vector<std::string> arguments, const RunOptions& options) {
  arguments.insert(arguments.begin(), git_program());
  return run(arguments, options);
}

int run_git_in_terminal(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), git_program());
  pid_t pid = -1;
  const int failed = posix_spawn(&pid, arguments[0].c_str(), nullptr, nullptr, pointers(arguments).data(), environ);
  if (failed != 0) throw Error("cannot run " + arguments[0] + ": " + std::strerror(failed));
  return wait_for(pid);
}

std::string git_output(std::vector<std::string> arguments, const RunOptions& options) {
  const std::string name = arguments.empty() ? "" : arguments.front();
  RunResult result = run_git(std::move(arguments), options);
  if (result.timed_out) throw Error("git " + name + " took too long and was stopped");
  if (result.cut_short) throw Error("git " + name + " printed too much and was stopped");
  if (result.status != 0) throw Error(first_complaint(result));
  return std::move(result.out);
}

void become_git(const std::vector<std::string>& arguments) {
  std::vector<std::string> argv = {find_program("git")};
  if (argv.front().empty()) throw Error("git not found on PATH", "install git 2.34 or newer");
  argv.insert(argv.end(), arguments.begin(), arguments.end());
  std::signal(SIGXFSZ, SIG_DFL);  // which we ignore, see run_program()
  execv(argv.front().c_str(), pointers(argv).data());
  throw Error("cannot run " + argv.front() + ": " + std::strerror(errno));
}

std::string first_complaint(const RunResult& result) {
  std::string_view line = result.err;
  line = line.substr(0, line.find('\n'));
  for (std::string_view word : {"fatal: ", "error: "})
    if (line.starts_with(word)) line.remove_prefix(word.size());
  if (line.empty() && result.status > 128 && result.status != 129)
    return "git was killed by signal " + std::to_string(result.status - 128);
  return line.empty() ? "git failed with status " + std::to_string(result.status) : std::string(line);
}

}  // namespace bpf
