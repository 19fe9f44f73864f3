// SPDX-License-Identifier: GPL-2.0-only
// Runs a target over files, without a fuzzer: replay <target> <file or directory>...
// Each input is a string of its own on the heap, so that ASan sees a byte too far.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "tests/fuzz/targets.h"

namespace {

using Target = void (*)(std::string_view);

Target find_target(std::string_view name) {
#define BPF_FIND_TARGET(target) \
  if (name == #target) return bpf::fuzz_##target;
  BPF_FUZZ_TARGETS(BPF_FIND_TARGET)
#undef BPF_FIND_TARGET
  return nullptr;
}

std::size_t replay(Target target, const std::filesystem::path& path) {
  if (std::filesystem::is_directory(path)) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(path)) count += replay(target, entry.path());
    return count;
  }
  std::fprintf(stderr, "%s\n", path.c_str());  // the last one is what it failed on
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const auto bytes = std::make_unique<char[]>(text.size());
  text.copy(bytes.get(), text.size());
  target({bytes.get(), text.size()});
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  const Target target = argc > 2 ? find_target(argv[1]) : nullptr;
  if (target == nullptr) {
    std::fprintf(stderr, "usage: fuzz-replay <target> <file or directory>...\n");
    return 2;
  }
  std::size_t count = 0;
  for (int i = 2; i < argc; ++i) count += replay(target, argv[i]);
  std::printf("%s: %zu inputs\n", argv[1], count);
  return count > 0 ? 0 : 1;
}
