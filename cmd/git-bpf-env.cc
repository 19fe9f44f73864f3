// SPDX-License-Identifier: GPL-2.0-only
// git bpf-env: what it takes to build and run the BPF selftests, and whether they passed.
#include "lib/cli/env.h"

#include "lib/cli/program.h"
#include "lib/cli/tested.h"
#include "lib/error.h"

namespace {

using namespace bpf;

int body(const Arguments& given) {
  const std::vector<std::string> operands = given.all_operands();
  if (operands.size() > 1) throw Error("it takes one commit", "", 129);
  const std::string commit = operands.empty() ? "" : operands[0];
  const bool record = given.has("record"), tested = given.has("tested");
  if (record && tested) throw Error("--record and --tested are two jobs", "--record shows what is recorded, too", 129);
  if ((record || tested) && (given.has("config") || given.has("kernel-release")))
    throw Error("--config and --kernel-release say nothing of results", "leave them out", 129);
  if (record) return record_tests(given.text("record"), commit);
  if (tested) return show_tested(commit);
  return show_environment({.commit = commit, .config = given.text("config"), .kernel_release = given.text("kernel-release"),
                           .color = given.text("color"), .all = given.has("verbose")});
}

}  // namespace

int main(int argc, char** argv) { return run_command(bpf_env, body, argc, argv); }
