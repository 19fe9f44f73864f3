// SPDX-License-Identifier: GPL-2.0-only
// git bpf-stable: which stable branches need a commit, the mail that asks for it, and the note that
// stands for a Cc: stable.
#include "lib/cli/program.h"
#include "lib/cli/stable.h"
#include "lib/cli/stable_note.h"
#include "lib/error.h"

namespace {

using namespace bpf;

int note(const Arguments& given) {
  for (const char* other : {"request", "branch", "all", "date", "to", "cc", "output"})
    if (given.has(other)) throw Error(std::string("--note does not go with --") + other, "", 129);
  return move_to_note({.operands = given.all_operands(), .text = given.text("reason"),
                       .text_from = given.text("reason-from"), .quiet = given.has("quiet")});
}

int body(const Arguments& given) {
  if (given.has("note")) return note(given);
  StableOptions options{.commits = given.all_operands(), .branches = given.all("branch"), .all = given.has("all"),
                        .date = given.text("date"), .request = given.has("request"), .reason = given.text("reason"),
                        .reason_from = given.text("reason-from"), .output = given.text("output"), .to = given.all("to"),
                        .cc = given.all("cc"),
                        .color = given.text("color"), .force = given.has("force"), .quiet = given.has("quiet")};
  if (options.commits.empty()) throw Error("which commit?", "", 129);
  return show_stable(options);
}

}  // namespace

int main(int argc, char** argv) { return run_command(bpf_stable, body, argc, argv); }
