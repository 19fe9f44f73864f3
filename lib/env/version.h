// SPDX-License-Identifier: GPL-2.0-only
// What pahole, clang and llc say of themselves: versions, and the targets that llc was built with.
// (bpf_devel_QA, "Where do I find LLVM with BPF support?")
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bpf {

// "1.24" of "v1.24" and "1.24", which is all that `pahole --version` prints. Empty for other text.
std::string pahole_version(std::string_view text);

// "14.0.6" of "Debian clang version 14.0.6" and "  LLVM version 14.0.6". Empty for other text.
std::string llvm_version(std::string_view text);

// The registered targets that `llc --version` lists.
std::vector<std::string> llvm_targets(std::string_view text);

// Whether a version is older than another, number by number: 1.9 is older than 1.16.
bool is_older(std::string_view version, std::string_view than);

}  // namespace bpf
