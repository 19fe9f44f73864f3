// SPDX-License-Identifier: GPL-2.0-only
// git bpf-fixes: the Fixes: tag of a commit, and which commits a change may be a fix of.
#include "lib/cli/fixes.h"

#include "lib/cli/program.h"

namespace {

using namespace bpf;

int body(const Arguments& given) {
  return find_fixes({.operands = given.operands,
                     .files = given.after,
                     .change = given.text("for"),
                     .ignored = given.all("ignore-rev"),
                     .staged = given.has("staged"),
                     .amend = given.has("amend"),
                     .dry_run = given.has("dry-run"),
                     .force = given.has("force"),
                     .quiet = given.has("quiet")});
}

}  // namespace

int main(int argc, char** argv) { return run_command(bpf_fixes, body, argc, argv); }
