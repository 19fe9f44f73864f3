// SPDX-License-Identifier: GPL-2.0-only
// Git's configuration as git itself sees it (git -c, GIT_CONFIG_*, includes, worktrees), from one
// `git config --list -z`. libgit2 reads another one, so it is never asked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/policy/policy.h"

namespace bpf {

// git's booleans in words and as 0 or 1; nothing for another text.
std::optional<bool> parse_boolean(std::string_view text);

class Config {
 public:
  // Starts the git that the next read() waits for.
  static void ask_ahead();

  // Runs git once. Throws Error (128) when a file of it cannot be read: what it would change must not
  // be judged without it.
  static Config read();
  // For `text` as `git config --list -z` prints it.
  static Config parse(std::string_view text);

  // The last value of a key ("bpf.autoPrefix"; section and name in any case). A key without a
  // value is "true".
  std::optional<std::string> get(std::string_view key) const;
  std::vector<std::string> all(std::string_view key) const;
  // git's booleans; `otherwise` when the key is not set or is no boolean.
  bool flag(std::string_view key, bool otherwise) const;

  const std::vector<std::pair<std::string, std::string>>& entries() const { return entries_; }

 private:
  std::vector<std::pair<std::string, std::string>> entries_;  // in git's order, last one wins
};

// Severities from `bpf.<rule-id>`. Throws Error (128) for a value that is no severity.
Policy policy_of(const Config& config);

// core.commentString or core.commentChar; "#" when not set. Empty for "auto".
std::string comment_string(const Config& config);

}  // namespace bpf
