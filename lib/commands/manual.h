// SPDX-License-Identifier: GPL-2.0-only
// The parts of a command's manual page that its table says, in roff (groff_man(7)): they stand
// between `begin` and `end` in the page beside the program, and a test holds them to the table.
#pragma once

#include <string>

#include "lib/commands/command.h"

namespace bpf {

// The title line, NAME and SYNOPSIS.
std::string head_man(const Command& command);

// What stands below OPTIONS.
std::string options_man(const Command& command);

// The options of git format-patch that git bpf-format-patch refuses, and why.
std::string refused_man();

}  // namespace bpf
