// SPDX-License-Identifier: GPL-2.0-only
// What a command looks like from outside: one table, from which the parser, -h, the manual page and
// the completion of the shells are made. A command is one file in this folder and one line in
// commands.cc.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bpf {

// What an option or an operand takes, so that a shell can offer it.
enum class Takes { nothing, text, words, tree, rule, file, directory, commit, address, remote, branch, stable_branch };

// One of the words that an option takes.
struct Word {
  std::string_view word, meaning;  // the meaning may be empty
};

struct Option {
  std::string_view name;           // without dashes
  char letter = '\0';              // '\0': none
  std::string_view argument = {};  // "<tree>"; empty: it takes none
  std::string_view help;           // one line, lower case, no full stop; the words follow by themselves
  Takes takes = Takes::nothing;
  std::span<const Word> words = {};
  std::string_view implied = {};   // the value when none is attached; not empty: it may be left out
  std::string_view negated = {};   // the value that --no-<name> stands for; empty: as if not given
  std::string_view more = {};      // further sentences for the manual page; may be empty
};

struct Command {
  std::string_view name;                     // "git bpf-check"
  std::string_view summary;                  // lower case, no full stop: "check patches …"
  std::span<const std::string_view> synopsis;  // what follows the name, one form each
  std::span<const Option> options;           // without --version and --help, which every command has
  std::string_view notes = {};               // a paragraph below the options of -h; may be empty
  std::span<const std::string_view> configuration = {};  // the keys that its page describes, as config_keys() has them
  bool takes_commits = false;                // operands that a shell can offer
  bool takes_files = false;
  bool passes_on = false;                    // options that it does not know are git's; they may be negated there
};

// The options of the command, and behind them those that every command has.
std::vector<const Option*> all_options(const Command& command);

// What the option can be followed by: its words, the trees, the rules; empty when that is no fixed set.
std::vector<std::string> choices(const Option& option);

// "a, b or c"
std::string join_or(const std::vector<std::string>& words);

// "git-bpf-check"
std::string program_name(const Command& command);

// "usage: git bpf-check [<options>] [<range> | …]" in lines, each further form behind "   or: ".
std::string usage_lines(const Command& command);

// What -h prints: the usage, each option with its help, the notes.
std::string usage_text(const Command& command);

}  // namespace bpf
