// SPDX-License-Identifier: GPL-2.0-only
// Signals that ask us to end (SIGINT, SIGTERM, SIGHUP), held back while something is to be tidied
// up first. A child that runs when one comes is ended, and Interrupted is thrown.
#pragma once

#include <csignal>

namespace bpf {

// Caught where a program ends (lib/cli/program.cc, lib/hook/judgement.cc), which lets the signal do its
// work after all. No std::exception, so that nobody else catches it.
struct Interrupted {
  int signal;
};

// Lets the signal do its work: the process ends by it.
[[noreturn]] void end_by(const Interrupted& interrupted);

// Several may be alive, and end in any order.
class Interrupts {
 public:
  Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;
  ~Interrupts();  // the last one: a signal that came in the meantime takes effect

  // To be polled while waiting for a child; -1 when no Interrupts lives, or the system has none to give.
  static int descriptor();
  // Reads the signal that made the descriptor readable.
  static int take_signal();
};

}  // namespace bpf
