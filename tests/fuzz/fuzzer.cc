// SPDX-License-Identifier: GPL-2.0-only
// One of the targets as a program of libFuzzer; FUZZ_TARGET says which.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  bpf::FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
