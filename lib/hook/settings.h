// SPDX-License-Identifier: GPL-2.0-only
// What the hooks want to know of the user and of git: `bpf.hook`, the environment that git gives
// to a hook (githooks(5)), and the git command that they run for.
#pragma once

#include <string>
#include <string_view>

#include "lib/git/config.h"
#include "lib/git/environment.h"

namespace bpf {

// bpf.hook. off: do nothing; warn: reject nothing; on: reject errors; block: reject also when the
// check itself fails. git's booleans count, too. `unknown` gets a value that is none of these.
enum class HookMode { off, warn, on, block };
HookMode hook_mode(const Config& config, std::string* unknown = nullptr);

// Whether the message is, or was, edited: git sets GIT_EDITOR=: for its hooks when it is not.
bool has_editor();

// What the command line of git commit says that no argument of a hook does. Read from /proc, of the
// nearest git above (stubs, shells and other hook managers stand between); without /proc, nothing is said.
struct GitCommand {
  bool amend = false;
  bool no_verify = false;
};
GitCommand read_git_command();

// The same for a command line as /proc has it, each argument ended by a NUL.
GitCommand parse_git_command(std::string_view command_line);

// A process's command line as /proc has it, each argument ended by a NUL, and the process that
// started it; empty and not above 0 when /proc does not tell.
std::string command_line_of(int process);
int parent_of(int process);

}  // namespace bpf
