// SPDX-License-Identifier: GPL-2.0-only
#include "lib/commands/command.h"

#include <algorithm>

#include "lib/model/tree.h"
#include "lib/report/display.h"
#include "lib/rules/rules.h"

namespace bpf {
namespace {

constexpr Option common[] = {
    {.name = "version", .help = "show the version"},
    {.name = "help", .letter = 'h', .help = "show this help",
     .more = "With --help, git itself opens this page instead."},
};

constexpr std::size_t help_column = 26, help_width = 80;

// "--tree <tree>", "--color[=<when>]"
std::string long_form(const Option& option) {
  const std::string name = "--" + std::string(option.name);
  if (option.argument.empty()) return name;
  return option.implied.empty() ? name + " " + std::string(option.argument)
                                : name + "[=" + std::string(option.argument) + "]";
}

// Rules are too many to be listed; --list-rules does it.
std::string help_of(const Option& option) {
  std::string help(option.help);
  if (option.takes == Takes::words || option.takes == Takes::tree) help += ": " + join_or(choices(option));
  return help;
}

std::string usage_of(const Option& option) {
  std::string left = option.letter == '\0' ? "      " : std::string("  -") + option.letter + ", ";
  left += long_form(option);
  const std::string help = wrap(help_of(option), help_width, std::string(help_column, ' ')) + "\n";
  if (left.size() + 2 > help_column) return left + "\n" + help;
  return left + help.substr(left.size());
}

}  // namespace

std::vector<const Option*> all_options(const Command& command) {
  std::vector<const Option*> all;
  for (const Option& option : command.options) all.push_back(&option);
  for (const Option& option : common) all.push_back(&option);
  return all;
}

std::vector<std::string> choices(const Option& option) {
  std::vector<std::string> all;
  if (option.takes == Takes::tree)
    for (const Tree& tree : trees()) all.emplace_back(tree.name);
  if (option.takes == Takes::rule)
    for (const Rule* rule : all_rules()) all.emplace_back(rule->id);
  for (const Word& word : option.words) all.emplace_back(word.word);
  return all;
}

std::string join_or(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i)
    out += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return out;
}

std::string program_name(const Command& command) {
  std::string name(command.name);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string usage_lines(const Command& command) {
  std::string out;
  for (std::string_view form : command.synopsis) {
    const std::string start = (out.empty() ? "usage: " : "   or: ") + std::string(command.name) + " ";
    out += start + wrap(form, help_width, std::string(start.size(), ' ')).substr(start.size()) + "\n";
  }
  return out;
}

std::string usage_text(const Command& command) {
  std::string out = usage_lines(command) + "\n";
  for (const Option* option : all_options(command)) out += usage_of(*option);
  if (!command.notes.empty()) out += "\n" + wrap(command.notes, help_width, "") + "\n";
  return out;
}

}  // namespace bpf
