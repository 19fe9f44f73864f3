// SPDX-License-Identifier: GPL-2.0-only
#include "lib/commands/completion.h"

#include "lib/series/git_options.h"

namespace bpf {

std::string_view listing_of(Takes takes) {
  switch (takes) {
    case Takes::remote: return "git remote 2>/dev/null";
    case Takes::branch: return "git for-each-ref --format='%(refname:short)' refs/heads 2>/dev/null";
    case Takes::stable_branch:
      return "git for-each-ref --format='%(refname:lstrip=-1)' 'refs/remotes/*/linux-*.y' 'refs/heads/linux-*.y' "
             "2>/dev/null";
    default: return {};
  }
}

std::vector<std::string> not_passed_on(const Command& command) {
  std::vector<std::string> names;
  for (const Option* option : all_options(command)) names.push_back("--" + std::string(option->name));
  for (const RefusedOptions& group : refused_options())
    for (std::string_view name : group.names)
      if (name.starts_with("--") && !name.ends_with('*')) names.emplace_back(name);
  return names;
}

}  // namespace bpf
