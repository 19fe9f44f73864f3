// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/interrupts.h"

#include <sys/signalfd.h>
#include <unistd.h>

#include <utility>

namespace bpf {
namespace {

int alive = 0;           // how many
int waiting = -1;        // their signalfd
sigset_t before = {};    // what was blocked before the first

}  // namespace

void end_by(const Interrupted& interrupted) {
  sigset_t it;
  sigemptyset(&it);
  sigaddset(&it, interrupted.signal);
  std::signal(interrupted.signal, SIG_DFL);
  sigprocmask(SIG_UNBLOCK, &it, nullptr);
  std::raise(interrupted.signal);
  _exit(128 + interrupted.signal);
}

Interrupts::Interrupts() {
  if (alive++ > 0) return;
  sigset_t signals;
  sigemptyset(&signals);
  for (int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action = {};  // one that is ignored (nohup) stays ignored
    if (sigaction(number, nullptr, &action) == 0 && action.sa_handler != SIG_IGN) sigaddset(&signals, number);
  }
  sigprocmask(SIG_BLOCK, &signals, &before);
  waiting = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

Interrupts::~Interrupts() {
  if (--alive > 0) return;
  if (waiting >= 0) close(std::exchange(waiting, -1));
  sigprocmask(SIG_SETMASK, &before, nullptr);
}

int Interrupts::descriptor() { return waiting; }

int Interrupts::take_signal() {
  signalfd_siginfo info = {};
  return read(waiting, &info, sizeof info) == sizeof info ? static_cast<int>(info.ssi_signo) : 0;
}

}  // namespace bpf
