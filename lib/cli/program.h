// SPDX-License-Identifier: GPL-2.0-only
// What every command has in common: closed standard descriptors, errors, exit statuses.
// Exit statuses: 0 done, 1 findings, 128 the job could not be done, 129 the command line is wrong.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/cli/arguments.h"
#include "lib/commands/commands.h"

namespace bpf {

// Parses the command line, answers --version and --help, or runs the body. Turns errors into messages
// ("fatal: …", "hint: …") and a status; the only place that catches. Fails with 128 when standard
// output could not be written.
int run_command(const Command& command, int (*body)(const Arguments&), int argc, char** argv);

// The same for a command that reads its arguments itself, --version and --help included.
int run_raw_command(const Command& command, int (*body)(const std::vector<std::string>&), int argc, char** argv);

// Prints the help; -h is, as with git, a wrong command line that was answered: 129.
int show_help(const Command& command, const std::vector<std::string>& arguments);
int show_version(const Command& command);

// Prints what a program reads, or is to be kept in a file, to standard output: as it is, but where
// it is shown, at a terminal or in a pager, nothing in it steers that. Throws Error when that fails.
void print(std::string_view text);
// Makes sure that everything printed has got there; throws Error when not.
void flush_output();
// Prints text for people, which has been through display() and may have our colours: where a CI
// system reads the log, nothing in it becomes a command.
void print_lines(std::string_view text);
// Prints to standard error, like print_lines() (the text has been through display()).
void complain(std::string_view text);

}  // namespace bpf
