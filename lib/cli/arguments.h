// SPDX-License-Identifier: GPL-2.0-only
// Command lines as git's users expect them, on top of cxxopts: unique prefixes of long options,
// `--`, `--end-of-options`, and errors in git's words with status 129.
#pragma once

// A value with a comma in it is one value ("Foo, Bar <a@b>").
#define CXXOPTS_VECTOR_DELIMITER '\0'
#define CXXOPTS_NO_REGEX true
#include <cxxopts.hpp>

#include <string>
#include <vector>

namespace bpf {

struct Arguments {
  cxxopts::ParseResult options;
  std::vector<std::string> operands;  // what is no option, before `--`
  std::vector<std::string> after;     // what stood behind `--`
  bool separated = false;             // there was a `--`
};

// Parses a closed set of options. Throws Error (129) for what is not in it.
Arguments parse_arguments(cxxopts::Options& options, const std::vector<std::string>& arguments);

}  // namespace bpf
