// SPDX-License-Identifier: GPL-2.0-only
#include "lib/objects/libgit2.h"

#include <dlfcn.h>

#include <filesystem>
#include <string_view>

namespace bpf {
namespace {

namespace fs = std::filesystem;

// Beside the hooks, as installed or as built; and one of the hooks is a program that wants it.
const Libgit2* find() {
  std::error_code unknown;
  const fs::path here = fs::read_symlink("/proc/self/exe", unknown).parent_path();
  if (unknown) return nullptr;
  for (const char* folder : {".", BPF_HOOKS_FROM_BIN, "../libexec/git-bpf"}) {
    const std::string file = (here / folder / "bpf-libgit2.so").string();
    void* object = fs::exists(file, unknown) ? dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL) : nullptr;
    const void* found = object != nullptr ? dlsym(object, "bpf_libgit2") : nullptr;
    const auto* libgit2 = static_cast<const Libgit2*>(found);
    if (libgit2 != nullptr && std::string_view(libgit2->built_for) == BPF_VERSION) return libgit2;
  }
  return nullptr;
}

}  // namespace

const Libgit2* load_libgit2() {
  static const Libgit2* const libgit2 = find();
  return libgit2;
}

}  // namespace bpf
