// SPDX-License-Identifier: GPL-2.0-only
#include <algorithm>

#include "lib/commands/commands.h"
#include "lib/commands/completion.h"
#include "lib/policy/rule.h"
#include "lib/rules/rules.h"

namespace bpf {
namespace {

std::string quoted(std::string_view text, char quote, std::string_view special) {
  std::string out(1, quote);
  for (char c : text) {
    if (special.find(c) != special.npos) out += '\\';
    out += c;
  }
  return out + quote;
}

std::string single_quoted(std::string_view text) { return quoted(text, '\'', "'\\"); }

// The words as fish expands them: each with its meaning behind a tab.
std::string words_of(const Option& option) {
  std::string out;
  for (const std::string& word : choices(option)) {
    std::string_view meaning;
    if (option.takes == Takes::rule) meaning = find_rule(word)->summary;
    for (const Word& known : option.words)
      if (known.word == word) meaning = known.meaning;
    out += (out.empty() ? "" : " ") + word;
    if (!meaning.empty()) out += "\\t" + quoted(meaning, '"', "\"\\$");
  }
  return single_quoted(out);
}

std::string value_of(const Option& option) {
  if (option.argument.empty()) return "";
  const std::string required = option.implied.empty() ? " -x" : " -f";
  switch (option.takes) {
    case Takes::words:
    case Takes::tree:
    case Takes::rule: return required + " -a " + words_of(option);
    case Takes::file: return " -r -F";
    case Takes::directory: return required + " -a '(__fish_complete_directories)'";
    case Takes::commit: return required + " -a '(__git_bpf_revisions)'";
    case Takes::remote:
    case Takes::branch:
    case Takes::stable_branch:
      return required + " -a " + single_quoted("(command " + std::string(listing_of(option.takes)) + ")");
    default: return required;
  }
}

constexpr std::string_view revisions = R"sh(
function __git_bpf_revisions
    # what stands before the dots of a range stays
    set -l start (string match -r '^.*\.\.\.?|^\^' -- (commandline -ct))
    for ref in HEAD (command git for-each-ref --format='%(refname:short)' refs/heads refs/remotes refs/tags 2>/dev/null)
        printf '%s%s\tcommit\n' "$start" $ref
    end
end

)sh";

std::string of_format_patch(const Command& command) {
  std::string others;
  for (const std::string& name : not_passed_on(command)) others += (others.empty() ? "" : "|") + name.substr(2);
  return "\n# What the command hands to git format-patch: all but what it refuses, or has of its own.\n"
         "function __git_bpf_of_format_patch\n"
         "    string match -q -- '-*' (commandline -ct); and complete -C \"git format-patch \"(commandline -ct) |\n"
         "        string match -rv -- '^--(" + others + ")(=|\\s|$)'\nend\n";
}

bool takes_commit(const Command& command) {
  const std::vector<const Option*> options = all_options(command);
  return command.takes_commits ||
         std::any_of(options.begin(), options.end(), [](const Option* option) { return option->takes == Takes::commit; });
}

}  // namespace

std::string fish_completion(const Command& command) {
  const std::string start = "complete -c " + program_name(command);
  std::string out = "# SPDX-License-Identifier: GPL-2.0-only\n# fish completion for " + std::string(command.name) +
                    ". Made from the table of its options.\n";
  out += takes_commit(command) ? revisions : "\n";
  if (!command.takes_files) out += start + " -f\n";
  if (command.takes_commits) out += start + " -a '(__git_bpf_revisions)'\n";
  for (const Option* option : all_options(command)) {
    const std::string letter = option->letter == '\0' ? "" : std::string(" -s ") + option->letter;
    out += start + letter + " -l " + std::string(option->name) + value_of(*option) + " -d " + single_quoted(option->help) + "\n";
    if (!option->negated.empty())
      out += start + " -l no-" + std::string(option->name) + " -d " +
             single_quoted("as --" + std::string(option->name) + "=" + std::string(option->negated)) + "\n";
  }
  if (!command.passes_on) return out;
  return out + of_format_patch(command) + start + " -a '(__git_bpf_of_format_patch)'\n";
}

std::string fish_completion_of_git() {
  std::string out = "# SPDX-License-Identifier: GPL-2.0-only\n# What fish completes behind git: the commands of git-bpf.\n\n";
  const auto add = [&](const std::string& name, std::string_view summary) {
    const std::string word = name.substr(std::string_view("git-").size());
    out += "complete -c git -f -n __fish_git_needs_command -a " + word + " -d " + single_quoted(summary) + "\n" +
           "complete -c git -f -n '__fish_git_using_command " + word +
           "' -a '(complete -C (string replace -r \"^git\\s(.*\\s)?" + word + "\" " + name + " -- (commandline -cp)))'\n";
  };
  for (const Command* command : all_commands()) add(program_name(*command), command->summary);
  add("git-bpf-hooks", "install the hooks for BPF patches into a repository");  // a script, and in no table
  return out;
}

}  // namespace bpf
