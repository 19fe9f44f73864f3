// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/arguments.h"

#include <algorithm>

#include "lib/error.h"

namespace bpf {
namespace {

// cxxopts 3.1 gives an option several long names, older ones give it one.
void append_names(const std::vector<std::string>& from, std::vector<std::string>& names) {
  names.insert(names.end(), from.begin(), from.end());
}
[[maybe_unused]] void append_names(const std::string& from, std::vector<std::string>& names) {
  names.push_back(from);
}

// The long options there are, to complete unique prefixes of them.
std::vector<std::string> long_names(const cxxopts::Options& options) {
  std::vector<std::string> names;
  for (const std::string& group : options.groups())
    for (const cxxopts::HelpOptionDetails& option : options.group_help(group).options)
      append_names(option.l, names);
  return names;
}

std::string complete(const std::string& argument, const std::vector<std::string>& names) {
  const std::size_t equal = argument.find('=');
  const std::string name = argument.substr(2, equal - 2);
  if (std::find(names.begin(), names.end(), name) != names.end()) return argument;
  std::vector<std::string> fitting;
  for (const std::string& candidate : names)
    if (candidate.starts_with(name)) fitting.push_back(candidate);
  if (fitting.empty()) throw Error("unknown option `" + name + "'", "", 129);
  if (fitting.size() > 1)
    throw Error("ambiguous option: " + name + " (could be --" + fitting[0] + " or --" + fitting[1] + ")",
                "", 129);
  return "--" + fitting[0] + (equal == std::string::npos ? "" : argument.substr(equal));
}

}  // namespace

Arguments parse_arguments(cxxopts::Options& options, const std::vector<std::string>& arguments) {
  const std::vector<std::string> names = long_names(options);
  std::vector<std::string> before = {"program"};
  Arguments result;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--" || argument == "--end-of-options") {
      result.separated = argument == "--";
      auto& rest = result.separated ? result.after : result.operands;
      rest.assign(arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end());
      break;
    }
    const bool is_long = argument.size() > 2 && argument.starts_with("--");
    before.push_back(is_long ? complete(argument, names) : argument);
  }
  std::vector<const char*> argv;
  for (const std::string& argument : before) argv.push_back(argument.c_str());
  try {
    options.allow_unrecognised_options();
    result.options = options.parse(static_cast<int>(argv.size()), argv.data());
  } catch (const std::exception& error) {
    throw Error(error.what(), "", 129);
  }
  std::vector<std::string> operands;
  for (const std::string& argument : result.options.unmatched()) {
    if (argument.size() > 1 && argument.starts_with('-'))
      throw Error("unknown switch `" + argument.substr(1) + "'", "", 129);
    operands.push_back(argument);
  }
  result.operands.insert(result.operands.begin(), operands.begin(), operands.end());
  return result;
}

}  // namespace bpf
