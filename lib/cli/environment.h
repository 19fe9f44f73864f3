// SPDX-License-Identifier: GPL-2.0-only
// What a report of a bug tells about the machine: the kernel, how it is configured for BPF, and the
// programs that build for it. Files are read, and programs are asked for their versions.
#pragma once

#include <string>
#include <string_view>

namespace bpf {

struct EnvironmentRequest {
  std::string release;    // --kernel-release; empty: the kernel that runs
  std::string config;     // --config; empty: it is looked for
  std::string root = "";  // what stands before "/proc"; for tests
};

struct Environment {
  std::string release;             // "6.19.0-rc4"
  bool running = false;            // that is the kernel of this machine
  std::string config;              // the file that the configuration was read from; empty: none was found
  std::string text;                // lines, indented
};

// Throws Error (128) when --config cannot be read.
Environment read_environment(const EnvironmentRequest& request);

// What a configuration says of BPF, and of what a bug in it has to do with: its own lines, in their order.
std::string bpf_options(std::string_view config);

}  // namespace bpf
