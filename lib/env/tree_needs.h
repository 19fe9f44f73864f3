// SPDX-License-Identifier: GPL-2.0-only
// What a kernel tree says of itself and of the programs it is built with, read as text: nothing of
// a tree is ever run.
#pragma once

#include <string>
#include <string_view>

#include "lib/env/kconfig.h"

namespace bpf {

// What `make kernelversion` prints for this Makefile: "6.19.0-rc5". Empty when it is none of Linux.
std::string kernel_version(std::string_view makefile);

// The minimal version of a program in the table of Documentation/process/changes.rst, by how its
// row begins: "pahole", "Clang/LLVM". Empty when it has no such row.
std::string minimal_version(std::string_view changes, std::string_view program);

// The pahole that DEBUG_INFO_BTF depends on in lib/Kconfig.debug with this configuration: "1.21".
// Empty when it depends on none.
std::string pahole_for_btf(std::string_view kconfig_debug, const Kconfig& config);

}  // namespace bpf
