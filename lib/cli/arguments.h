// SPDX-License-Identifier: GPL-2.0-only
// Command lines as git's users expect them, on top of cxxopts: unique prefixes of long options,
// --no-<option> for each of them, the last one wins, `--`, `--end-of-options`, and errors in git's
// words with status 129.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/commands/command.h"

namespace bpf {

struct Arguments {
  std::vector<std::pair<std::string, std::string>> options;  // name and value, as they stand there
  std::vector<std::string> operands;  // what is no option, before `--`
  std::vector<std::string> after;     // what stood behind `--`
  bool separated = false;             // there was a `--`

  bool has(std::string_view name) const;
  // The last value; empty when the option is not there.
  std::string text(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  // The operands and what stands behind `--`.
  std::vector<std::string> all_operands() const;
};

// Parses what the command takes, --version and --help included. Throws Error (129) for anything
// else, and for a word that an option does not take.
Arguments parse_arguments(const Command& command, const std::vector<std::string>& arguments);

}  // namespace bpf
