// SPDX-License-Identifier: GPL-2.0-only
#include "lib/env/judge.h"
#include "lib/env/kconfig.h"
#include "lib/env/summary.h"
#include "lib/env/tested.h"
#include "lib/env/tree_needs.h"
#include "lib/env/version.h"
#include "lib/error.h"
#include "tests/support/catch.h"

using namespace bpf;

namespace {

constexpr std::string_view llc_text =
    "LLVM (http://llvm.org/):\n  LLVM version 10.0.0\n\n  Optimized build.\n  Default target: "
    "x86_64-unknown-linux-gnu\n"
    "  Host CPU: skylake\n\n  Registered Targets:\n    aarch64    - AArch64 (little endian)\n    bpf        - BPF "
    "(host endian)\n"
    "    bpfeb      - BPF (big endian)\n    bpfel      - BPF (little endian)\n    x86-64     - 64-bit X86: EM64T and "
    "AMD64\n";

constexpr std::string_view changes =
    "====================== ===============  ========================================\n"
    "        Program        Minimal version       Command to check the version\n"
    "====================== ===============  ========================================\n"
    "GNU C                  8.1              gcc --version\n"
    "Clang/LLVM (optional)  15.0.0           clang --version\n"
    "pahole                 1.22             pahole --version\n"
    "cpio                   any              cpio --version\n"
    "====================== ===============  ========================================\n\n"
    "pahole:\n-------\n";

KernelTree tree_here() {
  KernelTree tree;
  tree.head = "0123456789abcdef0123456789abcdef01234567";
  tree.version = "6.19.0-rc5";
  tree.changes = changes;
  tree.fragment =
      parse_kconfig("CONFIG_BPF=y\nCONFIG_BPF_SYSCALL=y\nCONFIG_NETKIT=y\nCONFIG_TEST_BPF=m\nCONFIG_VXLAN=y\n");
  return tree;
}

ConfigFile config_of(std::string_view text) {
  ConfigFile config;
  config.name = ".config";
  config.options = parse_kconfig(text);
  config.merge = "merge .config";
  config.set = "set";
  config.make = "make olddefconfig";
  return config;
}

std::string shown(const Points& points) {
  constexpr std::string_view states[] = {"ok", "note", "warning", "error"};
  std::string out;
  for (const Point& point : points)
    out += std::string(states[static_cast<int>(point.state)]) + ": " + point.text +
           (point.remedy.empty() ? "" : " | " + point.remedy) + "\n";
  return out;
}

std::string runs_of(std::string_view log) {
  const TestLog read = read_test_log(log);
  std::string out = read.fault;
  for (const TestRun& run : read.runs) out += (out.empty() ? "" : "; ") + line_of(run);
  return out;
}

}  // namespace

TEST_CASE("what programs say of their versions", "[env]") {
  CHECK(pahole_version("v1.24\n") == "1.24");
  CHECK(pahole_version("1.9") == "1.9");
  CHECK(pahole_version("v1.30-rc1\n") == "1.30");
  CHECK(pahole_version("usage: pahole\n") == "");
  CHECK(llvm_version("Debian clang version 14.0.6\nTarget: x86_64-pc-linux-gnu\n") == "14.0.6");
  CHECK(llvm_version("clang version 19.0.0git (https://github.com/llvm/llvm-project.git 0123)\n") == "19.0.0");
  CHECK(llvm_version("Ubuntu clang version 18.1.3 (1ubuntu1)\n") == "18.1.3");
  CHECK(llvm_version(llc_text) == "10.0.0");
  CHECK(llvm_version("which version ") == "");
  CHECK(llvm_targets(llc_text) == std::vector<std::string>{"aarch64", "bpf", "bpfeb", "bpfel", "x86-64"});
  CHECK(llvm_targets("clang version 14.0.6").empty());
  CHECK(is_older("1.9", "1.16"));
  CHECK(is_older("", "1.16"));
  CHECK_FALSE(is_older("1.16", "1.9"));
  CHECK_FALSE(is_older("15", "15.0.0"));
  CHECK(is_older("3.7", "3.7.1"));
}

TEST_CASE("kernel configurations", "[env]") {
  const Kconfig config = parse_kconfig(
      "#\n# Linux/x86 6.1 Kernel Configuration\n#\nCONFIG_X86_64=y\nCONFIG_BPF=y\nCONFIG_VXLAN=m\n# CONFIG_NETKIT is "
      "not set\n"
      "CONFIG_LSM=\"selinux,bpf\"\nCONFIG_BPF=m\r\n CONFIG_OFF=y\nCONFIG_\nCONFIG_X\n# CONFIG_Y is not set, or is "
      "it\n");
  CHECK(config == Kconfig{{"BPF", "m"}, {"LSM", "\"selinux,bpf\""}, {"NETKIT", "n"}, {"VXLAN", "m"}, {"X86_64", "y"}});
  CHECK(value_of(config, "NO_SUCH") == "n");
  CHECK(fragment_arch(config) == "x86_64");
  CHECK(fragment_arch({}) == "");
  const Kconfig fragment = parse_kconfig(
      "CONFIG_X86_64=m\nCONFIG_VXLAN=y\nCONFIG_NEW=y\n# CONFIG_BPF is not set\n# CONFIG_NETKIT is not set\n");
  const std::vector<OptionDifference> all = differences(fragment, config);
  REQUIRE(all.size() == 3);
  CHECK((all[0].option == "BPF" && all[0].wanted == "n" && all[0].found == "m"));
  CHECK((all[1].option == "NEW" && all[1].found == "n"));
  CHECK((all[2].option == "VXLAN" && all[2].found == "m"));
}

TEST_CASE("what a tree says of itself", "[env]") {
  CHECK(kernel_version(
            "# SPDX\nVERSION = 6\nPATCHLEVEL = 19\nSUBLEVEL = 0\nEXTRAVERSION = -rc5\nNAME = x\nVERSION = 7\n") ==
        "6.19.0-rc5");
  CHECK(kernel_version("VERSION = 6\nPATCHLEVEL = 1\nSUBLEVEL = 192\nEXTRAVERSION =\n") == "6.1.192");
  CHECK(kernel_version("VERSION=6.19\n") == "");
  CHECK(minimal_version(changes, "pahole") == "1.22");
  CHECK(minimal_version(changes, "Clang/LLVM") == "15.0.0");
  CHECK(minimal_version(changes, "cpio") == "");
  CHECK(minimal_version(changes, "bison") == "");
  constexpr std::string_view debug =
      "config OTHER\n\tdepends on PAHOLE_VERSION >= 130\n\nconfig DEBUG_INFO_BTF\n\tbool \"x\"\n\tdepends on "
      "BPF_SYSCALL\n"
      "\tdepends on PAHOLE_VERSION >= 116\n\tdepends on DEBUG_INFO_DWARF4 || PAHOLE_VERSION >= 121\n\n"
      "config PAHOLE_HAS_SPLIT_BTF\n\tdepends on PAHOLE_VERSION >= 140\n";
  CHECK(pahole_for_btf(debug, parse_kconfig("CONFIG_DEBUG_INFO_DWARF5=y")) == "1.21");
  CHECK(pahole_for_btf(debug, parse_kconfig("CONFIG_DEBUG_INFO_DWARF4=y")) == "1.16");
  constexpr std::string_view older =
      "config DEBUG_INFO_BTF\n\tdepends on !DEBUG_INFO_DWARF5 || PAHOLE_VERSION >= 121\n";
  CHECK(pahole_for_btf(older, parse_kconfig("CONFIG_DEBUG_INFO_DWARF5=y")) == "1.21");
  CHECK(pahole_for_btf(older, {}) == "");
  CHECK(pahole_for_btf("", {}) == "");
}

TEST_CASE("pahole has to be new enough for the tree", "[env]") {
  const KernelTree tree = tree_here();
  const ConfigFile btf = config_of("CONFIG_DEBUG_INFO_BTF=y");
  const Installer apt = installer_of("/usr/bin/apt-get");
  CHECK(shown({judge_pahole({"pahole", "/b/pahole", "v1.22\n"}, btf, tree, apt)}) == "ok: pahole 1.22, /b/pahole\n");
  CHECK(shown({judge_pahole({"pahole", "/b/pahole", "v1.9\n"}, btf, tree, apt)}) ==
        "error: pahole 1.9, /b/pahole is too old: CONFIG_DEBUG_INFO_BTF=y takes 1.22 or newer "
        "(Documentation/process/changes.rst)"
        " | git clone --recurse-submodules https://git.kernel.org/pub/scm/devel/pahole/pahole.git\n");
  CHECK(shown({judge_pahole({"pahole", "", ""}, btf, {}, apt)}) ==
        "error: there is no pahole on PATH: CONFIG_DEBUG_INFO_BTF=y takes 1.16 or newer (bpf_devel_QA) | sudo apt-get "
        "install dwarves\n");
  CHECK(judge_pahole({"pahole", "", ""}, config_of("CONFIG_BPF=y"), tree, {}).state == State::warning);
  CHECK(judge_pahole({"pahole", "", ""}, ConfigFile{}, tree, {}).state == State::error);
  CHECK(shown({judge_pahole({"pahole", "/b/pahole", "pahole?"}, btf, tree, apt)}) ==
        "error: /b/pahole does not say which version of pahole it is\n");
}

TEST_CASE("clang and llc have to have BPF", "[env]") {
  const KernelTree tree = tree_here();
  CHECK(shown({judge_clang({"clang", "/b/clang", "clang version 15.0.7\n"}, tree, {}, "x86_64")}) ==
        "ok: clang 15.0.7, /b/clang\n");
  CHECK(shown({judge_clang({"clang", "/b/clang", "clang version 14.0.6\n"}, tree, {}, "riscv64")}) ==
        "error: clang 14.0.6, /b/clang is too old: this tree takes 15.0.0 or newer (Documentation/process/changes.rst) "
        "| " +
            llvm_recipe("riscv64") + "\n");
  CHECK(llvm_recipe("riscv64").find("-DLLVM_TARGETS_TO_BUILD='BPF;RISCV'") != std::string::npos);
  CHECK(llvm_recipe("vax").find("-DLLVM_TARGETS_TO_BUILD='BPF'") != std::string::npos);
  CHECK(shown({judge_clang({"clang", "", ""}, {}, installer_of("/usr/bin/dnf"), "")}) ==
        "error: there is no clang on PATH: the selftests take 3.7.1 or newer (bpf_devel_QA) | sudo dnf install clang "
        "llvm\n");
  CHECK(shown({judge_clang({"clang-99", "", ""}, {}, installer_of("/usr/bin/pacman"), "")}) ==
        "error: there is no clang-99 on PATH: the selftests take 3.7.1 or newer (bpf_devel_QA)\n");
  const std::string text(llc_text);
  CHECK(shown({judge_llc({"llc", "/b/llc", text}, "", {}, "")}) ==
        "ok: llc 10.0.0, /b/llc, with the targets bpf, bpfeb and bpfel\n");
  const std::string without = text.substr(0, text.find("    bpfeb")) + "    x86-64     - 64-bit X86\n";
  CHECK(shown({judge_llc({"llc", "/b/llc", without}, "", {}, "x86_64")}) ==
        "error: llc 10.0.0, /b/llc was built without BPF: it does not list bpfeb, bpfel | " + llvm_recipe("x86_64") +
            "\n");
  CHECK(judge_llc({"llc", "", ""}, text, {}, "").state == State::note);
  CHECK(judge_llc({"llc", "", ""}, without, {}, "").state == State::error);
}

TEST_CASE("a configuration against the selftests' fragment", "[env]") {
  const KernelTree tree = tree_here();
  const std::string base = "CONFIG_BPF=y\nCONFIG_BPF_SYSCALL=y\nCONFIG_DEBUG_INFO_BTF=y\n";
  CHECK(shown(judge_config(config_of(base + "CONFIG_NETKIT=y\nCONFIG_TEST_BPF=y\nCONFIG_VXLAN=y\n"), tree, false)) ==
        "ok: .config has the options of tools/testing/selftests/bpf/config\n");
  CHECK(shown(judge_config(config_of(base + "CONFIG_TEST_BPF=m\nCONFIG_VXLAN=m\n"), tree, false)) ==
        "warning: 1 of the 5 options of tools/testing/selftests/bpf/config is missing or otherwise in .config: "
        "CONFIG_NETKIT"
        " | merge .config tools/testing/selftests/bpf/config && make olddefconfig\n"
        "note: 1 of the 5 options of tools/testing/selftests/bpf/config is a module there, and should be built in: "
        "CONFIG_VXLAN\n");
  CHECK(shown(judge_config(config_of("CONFIG_BPF=y\nCONFIG_DEBUG_INFO_BTF=y\nCONFIG_VXLAN=m\n"), tree, true)) ==
        "error: CONFIG_BPF_SYSCALL is not set in .config, and the selftests need it | set -e BPF_SYSCALL && make "
        "olddefconfig\n"
        "warning: 2 of the 5 options of tools/testing/selftests/bpf/config are missing or otherwise in .config"
        " | merge .config tools/testing/selftests/bpf/config && make olddefconfig\n"
        "note: CONFIG_NETKIT is not set, and tools/testing/selftests/bpf/config has y\n"
        "note: CONFIG_TEST_BPF is not set, and tools/testing/selftests/bpf/config has m\n"
        "note: 1 of the 5 options of tools/testing/selftests/bpf/config is a module there, and should be built in\n"
        "note: CONFIG_VXLAN=m, and tools/testing/selftests/bpf/config has y\n");
  ConfigFile none;
  none.why = "there is none";
  CHECK(shown(judge_config(none, tree, false)) ==
        "note: cannot tell how the kernel under test is configured: there is none\n");
  CHECK(shown(judge_vm_config(config_of(base), parse_kconfig("CONFIG_9P_FS=y\n"), "config.vm", true)) ==
        "note: 1 option of config.vm, which is for a virtual machine, is missing or otherwise\n"
        "note: CONFIG_9P_FS is not set, and config.vm has y\n");
}

TEST_CASE("whether a kernel is that of the tree", "[env]") {
  KernelTree tree = tree_here();
  CHECK(shown({judge_release("6.19.0-rc5", tree)}) == "ok: the kernel is 6.19.0-rc5, as this tree\n");
  for (const char* same :
       {"6.19.0-rc5+", "6.19.0-rc5-local", "6.19.0-rc5-00012-g0123456789ab", "6.19.0-rc5-g01234567-dirty"}) {
    INFO(same);
    CHECK(judge_release(same, tree).state == State::ok);
  }
  CHECK(shown({judge_release("6.19.0-rc5-00012-gfedcba987654", tree)}) ==
        "note: the kernel is 6.19.0-rc5-00012-gfedcba987654, built from another commit than 0123456789ab\n");
  for (const char* other :
       {"6.19.0-rc50", "6.19.0-rc4", "6.19.0", "6.18.0-rc5", "6.19.1-rc5", "6.190.0-rc5", "6.19.0-7-amd64", ""}) {
    INFO(other);
    CHECK(judge_release(other, tree).state == State::warning);
  }
  tree.version = "6.1.192";
  tree.has_vmtest = true;
  CHECK(judge_release("6.1.192-custom", tree).state == State::ok);
  CHECK(judge_release("6.1.19", tree).state == State::warning);
  CHECK(shown({judge_release("6.1.0-51-amd64", tree)}) ==
        "note: the kernel is 6.1.0-51-amd64, perhaps not the 6.1.192 of this tree: run the selftests of the kernel's "
        "own tree\n");
  CHECK(shown({judge_release("6.1.0-rc3", tree)}) ==
        "warning: the kernel is 6.1.0-rc3, and these are the selftests of 6.1.192: boot the kernel of this tree, or "
        "run them in a"
        " virtual machine | tools/testing/selftests/bpf/vmtest.sh\n");
}

TEST_CASE("the last lines of the selftests", "[env]") {
  CHECK(runs_of("#1 a:OK\nSummary: 418/2100 PASSED, 12 SKIPPED, 0 FAILED\nSuccessfully unloaded bpf_testmod.ko.\n") ==
        "test_progs: 418/2100 PASSED, 12 SKIPPED, 0 FAILED");
  CHECK(runs_of("Summary: 789 PASSED, 1 SKIPPED, 2 FAILED\r\n") == "test_verifier: 789 PASSED, 1 SKIPPED, 2 FAILED");
  CHECK(runs_of("Summary: 418 PASSED, 0 FAILED") == "test_verifier: 418 PASSED, 0 SKIPPED, 0 FAILED");
  CHECK(runs_of("Summary: 5/6 PASSED, 1/2 SKIPPED, 3/4 FAILED") == "test_progs: 5/6 PASSED, 1 SKIPPED, 3 FAILED");
  CHECK(runs_of("Summary: 1/1 PASSED, 0 SKIPPED, 0 FAILED\nSummary: 2/9 PASSED, 0 SKIPPED, 1 FAILED\n") ==
        "test_progs: 3/10 PASSED, 0 SKIPPED, 1 FAILED");
}

TEST_CASE("make run_tests puts TAP around the selftests", "[env]") {
  const std::string log =
      "make: Entering directory '/linux/tools/testing/selftests/bpf'\nTAP version 13\n1..4\n# selftests: bpf: "
      "test_verifier\n"
      "# #0/u add+sub+mul OK\n# Summary: 789 PASSED, 0 SKIPPED, 0 FAILED\nok 1 selftests: bpf: test_verifier\n"
      "# selftests: bpf: test_sock\n# Summary: 20 PASSED, 0 FAILED\nok 2 selftests: bpf: test_sock\n"
      "# selftests: bpf: test_progs-no_alu32\n# Summary: 1/2 PASSED, 0 SKIPPED, 1 FAILED\n"
      "not ok 3 selftests: bpf: test_progs-no_alu32 # exit=1\n# selftests: bpf: test_lirc_mode2.sh\n"
      "ok 4 selftests: bpf: test_lirc_mode2.sh # SKIP\n";
  CHECK(runs_of(log) ==
        "test_verifier: 789 PASSED, 0 SKIPPED, 0 FAILED; test_progs-no_alu32: 1/2 PASSED, 0 SKIPPED, 1 FAILED; "
        "run_tests: 2 PASSED, 1 SKIPPED, 1 FAILED");
  CHECK(read_test_log(log.substr(0, log.find("ok 2"))).fault == "it ends after 1 of the 4 programs of make run_tests");
  CHECK(read_test_log("TAP version 13\n1..4\n").fault == "it ends after 0 of the 4 programs of make run_tests");
}

TEST_CASE("logs that have no result", "[env]") {
  const std::string none =
      "there is no line 'Summary: ... PASSED, ... FAILED' in it, which test_progs and test_verifier end with";
  for (const char* log :
       {"", "#1/1 a:OK\n#1 a:OK\n", "Summary: 418/21", "Summary: 1 PASSED, 0 SKIPPED", "Summary: x PASSED, 0 FAILED",
        "Summary: 1 PASSED, 0 FAILED, 3 LOST", "Summary: hits 3 M/s", "Summary: 99999999999 PASSED, 0 FAILED"}) {
    INFO(log);
    CHECK(read_test_log(log).fault == none);
  }
  CHECK(read_test_log("Summary: 0/0 PASSED, 5 SKIPPED, 0 FAILED\n").fault == "no test ran");
  const std::string passed = "#1 a:OK\nSummary: 1/1 PASSED, 0 SKIPPED, 0 FAILED\n";
  CHECK(read_test_log(passed + "#1 a:OK\n#2 b:FAIL\nAborted\n").fault ==
        "tests follow its last summary, and their own is missing");
  CHECK(read_test_log(passed + "#7 not a result\n").fault == "");
  std::string many;
  for (int i = 0; i < 5; ++i) many += "Summary: 999999999 PASSED, 0 FAILED\n";
  CHECK(runs_of(many) == "test_verifier: 999999999 PASSED, 0 SKIPPED, 0 FAILED");
}

TEST_CASE("what is recorded is read back", "[env]") {
  TestRun run;
  for (const char* line :
       {"test_progs: 418/2100 PASSED, 12 SKIPPED, 0 FAILED", "run_tests: 2 PASSED, 1 SKIPPED, 1 FAILED"}) {
    REQUIRE(parse_line(line, run));
    CHECK(line_of(run) == line);
  }
  CHECK_FALSE(parse_line("test_progs", run));
  CHECK(required_tests("True") == RequiredTests::any);
  CHECK(required_tests("verifier") == RequiredTests::verifier);
  CHECK(required_tests("off") == RequiredTests::none);
  CHECK_THROWS_AS(required_tests("all"), Error);
}
