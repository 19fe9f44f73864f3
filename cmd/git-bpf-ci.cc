// SPDX-License-Identifier: GPL-2.0-only
// git bpf-ci: brings a branch to BPF CI, which tests pull requests against kernel-patches/bpf.
#include "lib/cli/ci.h"

#include "lib/cli/program.h"
#include "lib/error.h"

namespace {

using namespace bpf;

int body(const Arguments& given) {
  if (!given.all_operands().empty())
    throw Error("it takes no operands: it is about the branch that HEAD is on", "", 129);
  return run_ci({.tree = given.text("tree"), .remote = given.text("remote"), .branch = given.text("branch"),
                 .base = given.text("base"), .color = given.text("color"),
                 .push = given.has("push"), .quiet = given.has("quiet")});
}

}  // namespace

int main(int argc, char** argv) { return run_command(bpf_ci, body, argc, argv); }
