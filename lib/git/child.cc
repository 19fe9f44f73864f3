// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/child.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <string_view>

#include "lib/error.h"

extern char** environ;

namespace bpf {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto grace = std::chrono::milliseconds(500);  // between SIGTERM and SIGKILL

// git diff-tree begins with reading the index, which takes ten times as long as all the rest in a kernel,
// and then has no use for it.
bool reads_index_in_vain(const std::vector<std::string>& argv) {
  std::size_t command = 1;
  while (command + 2 < argv.size() && argv[command] == "-c") command += 2;
  return argv.size() > command && argv[command] == "diff-tree";
}

// This environment, with the settings that every child gets. The last one is for the GNU C library: git frees
// what it compared before it compares the next, and would give the memory back each time only to ask again.
std::vector<std::string> child_environment(bool index) {
  static constexpr std::string_view ours[] = {"LC_ALL=C", "GIT_NO_LAZY_FETCH=1",
                                              "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0",
                                              "MALLOC_TRIM_THRESHOLD_=67108864"};
  std::vector<std::string> list;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view line = *entry;
    bool replaced = line.starts_with("LANGUAGE=") || (!index && line.starts_with("GIT_INDEX_FILE="));
    for (std::string_view set : ours)
      replaced = replaced || line.starts_with(set.substr(0, set.find('=') + 1));
    if (!replaced) list.emplace_back(line);
  }
  for (std::string_view set : ours) list.emplace_back(set);
  if (!index) list.emplace_back("GIT_INDEX_FILE=/proc/self/no-such-file");
  return list;
}

pid_t start(const std::vector<std::string>& argv, const Start& how) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  int failed = 0;
  const auto add = [&](int result) { failed = failed != 0 ? failed : result; };
  if (how.in >= 0) add(posix_spawn_file_actions_adddup2(&actions, how.in, 0));
  else if (!how.terminal) add(posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0));
  if (how.out >= 0) add(posix_spawn_file_actions_adddup2(&actions, how.out, 1));
  if (how.err >= 0) add(posix_spawn_file_actions_adddup2(&actions, how.err, 2));
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  sigaddset(&defaults, SIGXFSZ);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setpgroup(&attributes, 0);
  sigset_t none;  // what Interrupts holds back is not held back from the child
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  const int group = how.terminal ? 0 : POSIX_SPAWN_SETPGROUP;
  posix_spawnattr_setflags(&attributes, static_cast<short>(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | group));
  const std::vector<std::string> environment = how.terminal ? std::vector<std::string>{} : child_environment(!reads_index_in_vain(argv));
  pid_t pid = -1;
  if (failed == 0)
    failed = posix_spawn(&pid, argv[0].c_str(), &actions, &attributes, pointers(argv).data(),
                         how.terminal ? environ : pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (failed != 0) throw Error("cannot run " + argv[0] + ": " + std::strerror(failed));
  return pid;
}

}  // namespace

Child::Child(const std::vector<std::string>& argv, const Start& how)
    : pid_(start(argv, how)), target_(how.terminal ? pid_ : -pid_) {
  end_.reset(static_cast<int>(syscall(SYS_pidfd_open, pid_, 0)));
}

Child::~Child() {
  if (!ended_) stop();
}

void Child::signal(int number) const { kill(target_, number); }

bool Child::has_ended() {
  if (ended_) return true;
  const pid_t found = waitpid(pid_, &status_, WNOHANG);
  const bool lost = found < 0 && errno != EINTR;
  if (lost) status_ = -1;
  return ended_ = found == pid_ || lost;
}

void Child::stop() {
  signal(SIGTERM);
  const auto until = Clock::now() + grace;
  while (Clock::now() < until) {  // it is left to be waited for: as long as it is, its group is no other's
    siginfo_t info = {};
    if (waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != 0) break;
    pollfd end = {end_.get(), POLLIN, 0};
    poll(&end, 1, 10);
  }
  signal(SIGKILL);
  while (!has_ended()) waitid(P_PID, static_cast<id_t>(pid_), nullptr, WEXITED | WNOWAIT);
}

int Child::status() const {
  if (status_ == -1) return -1;
  return WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
}

int Child::killed_by() const { return status_ != -1 && WIFSIGNALED(status_) ? WTERMSIG(status_) : 0; }

std::vector<char*> pointers(const std::vector<std::string>& strings) {
  std::vector<char*> out;
  for (const std::string& s : strings) out.push_back(const_cast<char*>(s.c_str()));
  out.push_back(nullptr);
  return out;
}

}  // namespace bpf
