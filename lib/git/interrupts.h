// SPDX-License-Identifier: GPL-2.0-only
// Signals that ask us to end (SIGINT, SIGTERM, SIGHUP), held back while something is to be tidied
// up first. A child that runs when one comes is killed, and Interrupted is thrown.
#pragma once

#include <csignal>

namespace bpf {

// Caught in lib/cli/program.cc, which lets the signal do its work after all. No std::exception, so
// that nobody else catches it.
struct Interrupted {
  int signal;
};

class Interrupts {
 public:
  Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;
  ~Interrupts();  // a signal that came in the meantime takes effect

  // To be polled while waiting for a child; -1 when no Interrupts lives.
  static int descriptor();
  // Reads the signal that made the descriptor readable.
  static int take_signal();

 private:
  sigset_t before_ = {};
};

}  // namespace bpf
