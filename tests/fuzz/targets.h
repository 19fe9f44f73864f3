// SPDX-License-Identifier: GPL-2.0-only
// The fuzz targets: each takes any bytes, hands them to the code that has to take any bytes, and
// holds what comes out to what is promised of it. What does not hold ends the program, so that a
// fuzzer notices. CONTRIBUTING.md says how they are built and run.
#pragma once

#include <string_view>

// One target a file: fuzz_<name>() in <name>.cc.
#define BPF_FUZZ_TARGETS(X) \
  X(argv)                   \
  X(config)                 \
  X(diff)                   \
  X(edit)                   \
  X(environment)            \
  X(mail)                   \
  X(maintainers)            \
  X(mbox)                   \
  X(message)                \
  X(patchwork)              \
  X(report)                 \
  X(subject)                \
  X(text)                   \
  X(trailers)               \
  X(writers)

namespace bpf {

#define BPF_DECLARE_TARGET(name) void fuzz_##name(std::string_view bytes);
BPF_FUZZ_TARGETS(BPF_DECLARE_TARGET)
#undef BPF_DECLARE_TARGET

}  // namespace bpf
