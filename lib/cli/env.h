// SPDX-License-Identifier: GPL-2.0-only
// Does this machine have what it takes to build and run the BPF selftests of this tree? Programs
// are looked for on PATH and asked for their versions; the tree is only read.
#pragma once

#include <string>

namespace bpf {

struct EnvRequest {
  std::string commit;          // whose tree; empty: HEAD
  std::string config;          // --config
  std::string kernel_release;  // --kernel-release
  std::string color;           // --color
  bool all = false;            // -v
};

// Prints what is here and what is not. Gives 1 when something is missing or too old, else 0.
int show_environment(const EnvRequest& request);

}  // namespace bpf
