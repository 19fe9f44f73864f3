// SPDX-License-Identifier: GPL-2.0-only
// What the shells complete for a command, made from its table: scripts for bash (on top of git's
// completion), zsh and fish. They are kept in cmd/completion/, and a test holds them to the tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/commands/command.h"

namespace bpf {

// The command that lists what is here of that, a line each, for any shell; empty for what is no ref or remote.
std::string_view listing_of(Takes takes);

// What git format-patch has and git bpf-format-patch refuses, or has of its own: "--all", "--rfc".
std::vector<std::string> not_passed_on(const Command& command);

// For <datadir>/bash-completion/completions/git-bpf-….
std::string bash_completion(const Command& command);

// For <datadir>/zsh/site-functions/_git-bpf-….
std::string zsh_completion(const Command& command);

// For <datadir>/fish/vendor_completions.d/git-bpf-….fish.
std::string fish_completion(const Command& command);

// For <datadir>/fish/vendor_conf.d: behind `git`, fish up to 3.6.0 does not find the completion of a
// command that it does not know itself.
std::string fish_completion_of_git();

}  // namespace bpf
