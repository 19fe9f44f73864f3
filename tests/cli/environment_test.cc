// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/environment.h"

#include <sys/utsname.h>

#include <filesystem>

#include "lib/error.h"
#include "tests/support/catch.h"
#include "tests/support/temporary.h"

using namespace bpf;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("what a configuration says of BPF", "[environment]") {
  CHECK(
      bpf_options("CONFIG_CC_VERSION_TEXT=\"gcc 12\"\nCONFIG_BPF=y\n# CONFIG_BPF_JIT is not set\n# BPF subsystem\n"
                  "CONFIG_BPFILTER=y\n# CONFIG_KASAN is not set\nCONFIG_PREEMPT=y\nCONFIG_PREEMPT_COUNT=y\r\n"
                  "CONFIG_DEBUG_INFO_BTF=y\nBPF=y\nCONFIG_BPF\n# CONFIG_BPF_LSM=y\n") ==
      "    CONFIG_CC_VERSION_TEXT=\"gcc 12\"\n    CONFIG_BPF=y\n    # CONFIG_BPF_JIT is not set\n    CONFIG_PREEMPT=y\n"
      "    CONFIG_DEBUG_INFO_BTF=y\n");
  CHECK(bpf_options("").empty());
}

TEST_CASE("facts of the kernel that runs, and of another", "[environment]") {
  const TemporaryDirectory root;
  namespace fs = std::filesystem;
  for (const char* folder : {"/proc/sys/net/core", "/sys/kernel/btf", "/boot", "/etc"})
    fs::create_directories(root.path() + folder);
  root.write("proc/sys/net/core/bpf_jit_enable", "2\n");
  root.write("sys/kernel/btf/vmlinux", "x");
  root.write("etc/os-release", "NAME=x\nPRETTY_NAME=\"Some Linux 1\"\n");
  root.write("boot/config-6.1.0-test", "CONFIG_BPF=y\n");
  utsname system = {};
  REQUIRE(uname(&system) == 0);

  const Environment running = read_environment({"", "", root.path()});
  CHECK(running.running);
  CHECK(running.text.starts_with("  kernel: " + std::string(system.release) + " " + system.machine +
                                 "\n  distribution: Some Linux 1\n  BTF: /sys/kernel/btf/vmlinux is there\n"
                                 "  net.core.bpf_jit_enable: 2\n"));
  CHECK(running.config.empty());

  // What this machine is like says nothing of it.
  const Environment other = read_environment({"6.1.0-test", "", root.path()});
  CHECK_FALSE(other.running);
  CHECK(other.text.starts_with("  kernel: 6.1.0-test\n"));
  CHECK_FALSE(has(other.text, "bpf_jit_enable"));
  CHECK_FALSE(has(other.text, "Some Linux"));
  CHECK(other.text.ends_with("  /boot/config-6.1.0-test:\n    CONFIG_BPF=y\n"));

  root.write("my-config", "CONFIG_BPF_SYSCALL=y\n");
  const Environment given = read_environment({"6.1.0-test", root.file("my-config"), root.path()});
  CHECK(given.text.ends_with("  kernel config:\n    CONFIG_BPF_SYSCALL=y\n"));
  root.write("no-config", "something\n");
  CHECK_THROWS_AS(read_environment({"", root.file("no-config"), root.path()}), Error);
}
