// SPDX-License-Identifier: GPL-2.0-only
#include <algorithm>

#include "lib/commands/completion.h"

namespace bpf {
namespace {

// Completes the value of an option, which stands in $value.
std::string action_of(const Option& option) {
  switch (option.takes) {
    case Takes::words:
    case Takes::tree:
    case Takes::rule: {
      std::string words;
      for (const std::string& word : choices(option)) words += (words.empty() ? "" : " ") + word;
      return "__gitcomp \"" + words + "\" \"\" \"$value\"";
    }
    case Takes::remote:
    case Takes::branch:
    case Takes::stable_branch:
      return "__gitcomp_nl \"$(" + std::string(listing_of(option.takes)) + ")\" \"\" \"$value\"";
    case Takes::commit: return "__git_complete_refs --cur=\"$value\"";
    case Takes::directory:
      return "compopt -o filenames 2>/dev/null\n\t\tmapfile -t COMPREPLY < <(compgen -d -- \"$value\")";
    case Takes::file: return ":";  // bash offers them when we do not
    default: return "compopt +o bashdefault +o default 2>/dev/null";
  }
}

// `--tree bpf`, `--tree=bpf`, `-o out`.
std::string values(const Command& command) {
  std::string out;
  for (const Option* option : all_options(command)) {
    if (option->argument.empty()) continue;
    const std::string name = "--" + std::string(option->name);
    std::string pattern = name + "=";
    if (option->implied.empty()) pattern += "|" + name;
    if (option->implied.empty() && option->letter != '\0') pattern += std::string("|-") + option->letter;
    out += "\t" + pattern + ")\n\t\t" + action_of(*option) + "\n\t\treturn\n\t\t;;\n";
  }
  if (out.empty()) return out;
  return "\tlocal option=\"$prev\" value=\"$cur\"\n"
         "\tcase \"$cur\" in\n\t--*=*) option=\"${cur%%=*}=\" value=\"${cur#*=}\" ;;\n\tesac\n"
         "\tcase \"$option\" in\n" + out + "\tesac\n";
}

// All long options; what is negated stands behind a "--", and is offered from --no- on.
std::string long_options(const Command& command) {
  std::string names, negated;
  const std::vector<const Option*> options = all_options(command);
  for (const Option* option : options) {
    const std::string name(option->name);
    names += "\n\t\t\t--" + name + (option->argument.empty() ? "" : option->implied.empty() ? "=" : " --" + name + "=");
    const bool common = name == "version" || name == "help";
    const bool is_negation = name.starts_with("no-") ||
        std::any_of(options.begin(), options.end(), [&](const Option* other) { return other->name == "no-" + name; });
    if (!common && !is_negation && !command.passes_on && (option->argument.empty() || !option->negated.empty()))
      negated += "\n\t\t\t--no-" + name;
  }
  return "\"" + names + (negated.empty() ? "" : "\n\t\t\t--" + negated) + "\n\t\t\t\"";
}

std::string function_name(const Command& command) {
  std::string name = "_" + program_name(command);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

}  // namespace

std::string bash_completion(const Command& command) {
  const std::string function = function_name(command);
  std::string out = "# SPDX-License-Identifier: GPL-2.0-only\n# bash completion for " + std::string(command.name) +
                    ", on top of git's own. Made from the table of its options.\n\n" + function + " ()\n{\n";
  if (command.takes_files) out += "\t__git_has_doubledash && return\n";
  out += values(command) + "\tcase \"$cur\" in\n";
  if (command.passes_on) {
    std::string others = " ";
    for (const std::string& name : not_passed_on(command)) others += name + " ";
    out += "\t-*)\n\t\t_git_format_patch\n\t\tlocal word of_git=()\n"
           "\t\t# but for what is refused, or offered below\n"
           "\t\tfor word in \"${COMPREPLY[@]}\"; do\n"
           "\t\t\t[[ \"" + others + "\" == *\" ${word%%[ =]*} \"* ]] || of_git+=(\"$word\")\n\t\tdone\n"
           "\t\tCOMPREPLY=()\n"
           "\t\t__gitcomp " + long_options(command) + "\n\t\tCOMPREPLY+=(\"${of_git[@]}\")\n";
  } else {
    out += "\t-*)\n\t\t__gitcomp " + long_options(command) + "\n";
  }
  out += "\t\treturn\n\t\t;;\n\tesac\n";
  if (command.takes_commits) out += "\t__git_complete_revlist\n";
  return out + "}\n\n"
         "# For " + program_name(command) + " itself; git finds the function by its name.\n"
         "if ! declare -F __git_complete >/dev/null && declare -F _completion_loader >/dev/null; then\n"
         "\t_completion_loader git\nfi\n"
         "if declare -F __git_complete >/dev/null; then\n"
         "\t__git_complete " + program_name(command) + " " + function + "\nfi\n";
}

}  // namespace bpf
