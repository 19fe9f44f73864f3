// SPDX-License-Identifier: GPL-2.0-only
#include "lib/hook/version.h"

#include <cstdio>
#include <string>

namespace bpf {

bool answers_version(std::string_view hook, int argc, char** argv) {
  if (argc != 2 || std::string_view(argv[1]) != "--version") return false;
  std::puts((std::string(hook) + " " BPF_VERSION).c_str());
  return true;
}

}  // namespace bpf
