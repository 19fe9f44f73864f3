// SPDX-License-Identifier: GPL-2.0-only
// What the document asks for to build and run the BPF selftests, held against what is here. Pure:
// who calls has run the programs and read the files.
// (bpf_devel_QA, "Testing patches" and "LLVM")
#pragma once

#include <string>
#include <string_view>

#include "lib/doctor/point.h"
#include "lib/env/kconfig.h"

namespace bpf {

// The kernel tree whose selftests are to be run, as far as it is read.
struct KernelTree {
  std::string head;           // the commit, a full id
  std::string version;        // "6.19.0-rc5"
  std::string changes;        // Documentation/process/changes.rst
  std::string kconfig_debug;  // lib/Kconfig.debug
  Kconfig fragment;           // tools/testing/selftests/bpf/config
  bool has_vmtest = false;    // there is a vmtest.sh
};

// A program that was looked for.
struct Tool {
  std::string name;    // "clang", "clang-15"
  std::string path;    // empty: it is not on PATH
  std::string output;  // of --version
};

// The configuration of the kernel under test.
struct ConfigFile {
  std::string name;  // ".config", "/proc/config.gz"; empty: none was found
  Kconfig options;
  std::string why = {};  // without one: where it was looked for
  // What a command that changes it is made of; `make` is empty when there is none.
  std::string before = {};  // "cd ../.. && "
  std::string merge = {};   // "scripts/kconfig/merge_config.sh -m .config", to be followed by fragments
  std::string set = {};     // "scripts/config", to be followed by -e and options
  std::string make = {};    // "make olddefconfig"
};

// How the packages that are missing are installed here: "sudo apt-get install dwarves".
struct Installer {
  std::string llvm, pahole;  // commands; empty: not known
};
// `manager` is the path of the first of package_managers that is here; empty: none.
inline constexpr std::string_view package_managers[] = {"apt-get", "dnf", "zypper", "pacman"};
Installer installer_of(std::string_view manager);

Point judge_pahole(const Tool& pahole, const ConfigFile& config, const KernelTree& tree, const Installer& installer);
Point judge_clang(const Tool& clang, const KernelTree& tree, const Installer& installer, std::string_view machine);
// `clang_targets` is what clang --print-targets says, for when there is no llc.
Point judge_llc(const Tool& llc, std::string_view clang_targets, const Installer& installer, std::string_view machine);

// The options without which no selftest runs, then the fragment: one point, or one an option when
// all are wanted.
Points judge_config(const ConfigFile& config, const KernelTree& tree, bool all);
// What of the fragments for the machine, which are for the VM that vmtest.sh boots, it has not.
Points judge_vm_config(const ConfigFile& config, const Kconfig& fragment, std::string_view name, bool all);

// Whether this kernel (`uname -r`) is of the tree.
Point judge_release(std::string_view release, const KernelTree& tree);

// The document's recipe, for this machine ("x86_64").
std::string llvm_recipe(std::string_view machine);

}  // namespace bpf
