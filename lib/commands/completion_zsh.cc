// SPDX-License-Identifier: GPL-2.0-only
#include <algorithm>

#include "lib/commands/completion.h"
#include "lib/policy/rule.h"
#include "lib/rules/rules.h"

namespace bpf {
namespace {

std::string with_backslashes(std::string_view text, std::string_view special) {
  std::string out;
  for (char c : text) {
    if (special.find(c) != special.npos) out += '\\';
    out += c;
  }
  return out;
}

std::string quote(std::string_view text) {
  std::string out = "'";
  for (char c : text) {
    if (c == '\'') out += "'\\''";
    else out += c;
  }
  return out + "'";
}

bool has_words(const Option& option) {
  return option.takes == Takes::words || option.takes == Takes::tree || option.takes == Takes::rule;
}

// The array with what the option takes.
std::string array_of(const Option& option) {
  if (option.takes == Takes::rule) return "rules";
  if (option.takes == Takes::tree) return "trees";
  std::string name(option.name);
  std::replace(name.begin(), name.end(), '-', '_');
  return "words_of_" + name;
}

std::string meaning_of(const Option& option, const std::string& word) {
  if (option.takes == Takes::rule) return std::string(find_rule(word)->summary);
  for (const Word& known : option.words)
    if (known.word == word) return std::string(known.meaning);
  return "";
}

// The arrays that the options need, as _describe(1) takes them: word:meaning.
std::string arrays(const Command& command) {
  std::string out;
  for (const Option* option : all_options(command)) {
    const std::string head = "local -a " + array_of(*option) + "=(\n";
    if (!has_words(*option) || out.find(head) != out.npos) continue;
    out += head;
    for (const std::string& word : choices(*option)) {
      const std::string meaning = meaning_of(*option, word);
      out += "  " + quote(with_backslashes(word, ":") + (meaning.empty() ? "" : ":" + meaning)) + "\n";
    }
    out += ")\n";
  }
  return out;
}

// "__git_bpf_remotes"
std::string lister_of(const Option& option) {
  return option.takes == Takes::remote   ? "__git_bpf_remotes"
         : option.takes == Takes::branch ? "__git_bpf_branches"
                                         : "__git_bpf_stable_branches";
}

// The functions that offer remotes and branches, where an option takes one.
std::string listers(const Command& command) {
  std::string out;
  for (const Option* option : all_options(command)) {
    const std::string listing(listing_of(option->takes));
    if (listing.empty()) continue;
    const std::string name = lister_of(*option);
    out += "(( $+functions[" + name + "] )) ||\n" + name + " () {\n  local -a names expl\n"
           "  names=(${(f)\"$(command " + listing + ")\"})\n  _wanted names expl name compadd -a names\n}\n\n";
  }
  return out;
}

// ":tree:{_describe tree trees}"
std::string action_of(const Option& option) {
  const std::string what(option.argument.substr(1, option.argument.size() - 2));  // without < and >
  const std::string head = ":" + what + ":";
  if (has_words(option)) return head + "{_describe " + what + " " + array_of(option) + "}";
  switch (option.takes) {
    case Takes::file: return head + "_files";
    case Takes::directory: return head + "_files -/";
    case Takes::commit: return head + "__git_bpf_revisions";
    case Takes::remote:
    case Takes::branch:
    case Takes::stable_branch: return head + lister_of(option);
    default: return head + " ";
  }
}

// One line for _arguments(1).
std::string spec_of(const Option& option) {
  const std::string name = "--" + std::string(option.name);
  const std::string help = "[" + with_backslashes(option.help, "\\[]") + "]";
  const std::string value = option.argument.empty() ? "" : option.implied.empty() ? action_of(option) : ":" + action_of(option);
  const std::string assign = option.argument.empty() ? "" : option.implied.empty() ? "=" : "=-";
  const bool again = option.takes == Takes::rule || option.takes == Takes::address ||
                     option.takes == Takes::stable_branch;
  if (option.letter == '\0') return "  " + quote((again ? "*" : "") + name + assign + help + value) + "\n";
  const std::string letter = std::string("-") + option.letter;
  const std::string plus = option.argument.empty() ? "" : "+";
  return "  " + quote(again ? "*" : "(" + letter + " " + name + ")") + "{" + letter + plus + "," + name + assign + "}" +
         quote(help + value) + "\n";
}

std::string operands(const Command& command) {
  if (command.takes_commits && command.takes_files)
    return "  '*: :{_alternative \"commits:commit:__git_bpf_revisions\" \"files:file:_files\"}'\n";
  if (command.takes_commits) return "  '*:commit:__git_bpf_revisions'\n";
  return command.takes_files ? "  '*:file:_files'\n" : "";
}

bool needs_revisions(const Command& command) {
  const std::vector<const Option*> options = all_options(command);
  return command.takes_commits ||
         std::any_of(options.begin(), options.end(), [](const Option* option) { return option->takes == Takes::commit; });
}

constexpr std::string_view revisions = R"sh((( $+functions[__git_bpf_revisions] )) ||
__git_bpf_revisions () {
  local -a refs expl
  compset -P '*...' || compset -P '*..' || compset -P '\^'
  refs=(HEAD ${(f)"$(command git for-each-ref --format='%(refname:short)' refs/heads refs/remotes refs/tags 2>/dev/null)"})
  _wanted commits expl commit compadd -a refs
}

)sh";

// What the command hands to git format-patch; its completion is there when git's own was loaded.
constexpr std::string_view of_format_patch =
    "\n(( $+functions[_git-format-patch] )) && _git-format-patch && ret=0\n";

}  // namespace

std::string zsh_completion(const Command& command) {
  std::string out = "#compdef " + program_name(command) + "\n#description " + std::string(command.summary) +
                    "\n# SPDX-License-Identifier: GPL-2.0-only\n# Made from the table of the command's options.\n\n";
  if (needs_revisions(command)) out += revisions;
  out += listers(command);
  out += arrays(command);
  out += "local ret=1\n\n_arguments -s -S";
  std::string lines;
  for (const Option* option : all_options(command)) {
    lines += spec_of(*option);
    if (!option->negated.empty())
      lines += "  " + quote("--no-" + std::string(option->name) + "[as --" + std::string(option->name) + "=" +
                            std::string(option->negated) + "]") + "\n";
  }
  lines += operands(command);
  for (char c : lines) out += c == '\n' ? std::string(" \\\n") : std::string(1, c);
  out.insert(out.find("_arguments -s -S") + 16, " \\\n");
  out += "  && ret=0\n";
  if (command.passes_on) out += of_format_patch;
  return out + "\nreturn ret\n";
}

}  // namespace bpf
