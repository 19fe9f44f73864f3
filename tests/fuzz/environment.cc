// SPDX-License-Identifier: GPL-2.0-only
// What a kernel tree, the programs it is built with, and the selftests say of themselves.
#include "lib/env/judge.h"
#include "lib/env/summary.h"
#include "lib/env/tree_needs.h"
#include "lib/env/version.h"
#include "lib/model/scan.h"
#include "tests/fuzz/support.h"
#include "tests/fuzz/targets.h"

namespace bpf {
namespace {

using namespace fuzz;

void check_kconfig(const Kconfig& fragment, const Kconfig& config) {
  must(differences(config, config).empty(), "nothing is different from itself");
  for (const OptionDifference& difference : differences(fragment, config))
    must(difference.wanted != difference.found, "what is different is different");
  fragment_arch(config);
}

void check_log(std::string_view text) {
  const TestLog log = read_test_log(text);
  for (const TestRun& run : log.runs) {
    TestRun again;
    must(parse_line(line_of(run), again), "what is recorded can be read");
    must(line_of(again) == line_of(run), "and is the same");
  }
  must(!log.runs.empty() || !log.fault.empty(), "a log without a result has a fault");
}

}  // namespace

// Fields with a NUL between them: a text for all readers, and a configuration.
void fuzz_environment(std::string_view bytes) {
  Input input(bytes);
  const std::string_view text = input.field();
  const Kconfig config = parse_kconfig(input.rest()), fragment = parse_kconfig(text);
  check_kconfig(fragment, config);
  check_log(text);
  for (const std::string& version : {pahole_version(text), llvm_version(text), kernel_version(text),
                                     minimal_version(text, "pahole"), pahole_for_btf(text, config)}) {
    must(!is_older(version, version), "no version is older than itself");
    must(version.empty() || is_older(version, "999999999.999999999.1"), "and each is older than that one");
  }
  llvm_targets(text);

  KernelTree tree;
  tree.version = kernel_version(text);
  tree.changes = tree.kconfig_debug = std::string(text);
  tree.fragment = fragment;
  const ConfigFile file{.name = ".config", .options = config, .make = "make olddefconfig"};
  const Tool tool{"pahole", "/usr/bin/pahole", std::string(text)};
  const Installer installer = installer_of("/usr/bin/apt-get");
  Points points = judge_config(file, tree, true);
  points.push_back(judge_pahole(tool, file, tree, installer));
  points.push_back(judge_clang(tool, tree, installer, "x86_64"));
  points.push_back(judge_llc(tool, text, installer, "x86_64"));
  points.push_back(judge_release(text, tree));
  for (const Point& point : points) must(!point.text.empty(), "a point says something");
}

}  // namespace bpf
