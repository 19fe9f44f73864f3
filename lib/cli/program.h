// SPDX-License-Identifier: GPL-2.0-only
// What every command has in common: closed standard descriptors, errors, exit statuses, colour.
// Exit statuses: 0 done, 1 findings, 128 the job could not be done, 129 the command line is wrong.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/git/config.h"

namespace bpf {

struct Program {
  std::string_view name;   // "git bpf-check"
  std::string_view usage;  // one line a form, without the name
  int (*body)(const std::vector<std::string>& arguments);
};

// Runs the body and turns errors into messages ("fatal: …", "hint: …") and a status. The only
// place that catches. Fails with 128 when standard output could not be written.
int run_program(const Program& program, int argc, char** argv);

// Prints to standard output; throws Error when that fails.
void print(std::string_view text);
// Makes sure that everything printed has got there; throws Error when not.
void flush_output();
// Prints to standard error as it is (the text has been through display()).
void complain(std::string_view text);

// Whether to colour standard output: `option` is what --color said ("", "always", "never",
// "auto"), then color.bpf, color.ui and NO_COLOR; auto means a terminal, or git's pager.
bool use_color(std::string_view option, const Config& config);

}  // namespace bpf
