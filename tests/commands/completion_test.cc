// SPDX-License-Identifier: GPL-2.0-only
#include "lib/commands/completion.h"

#include "lib/commands/commands.h"
#include "tests/support/catch.h"
#include "tests/support/golden.h"

using namespace bpf;

TEST_CASE("each command has completion for bash, zsh and fish, as its table says", "[docs]") {
  for (const Command* command : all_commands()) {
    const std::string name = program_name(*command);
    check_project_file("cmd/completion/" + name + ".bash", bash_completion(*command));
    check_project_file("cmd/completion/_" + name, zsh_completion(*command));
    check_project_file("cmd/completion/" + name + ".fish", fish_completion(*command));
  }
  check_project_file("cmd/completion/git-bpf.fish", fish_completion_of_git());
}
