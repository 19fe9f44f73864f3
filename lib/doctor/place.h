// SPDX-License-Identifier: GPL-2.0-only
// What several parts of the doctor look at: where git-bpf is installed, which repository this is,
// and the configuration with the file that each value comes from. (git-config(1), --show-origin)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/git/config.h"
#include "lib/git/repository.h"

namespace bpf {

// One value of the configuration.
struct Setting {
  std::string scope;   // "system", "global", "local", "worktree", "command"
  std::string origin;  // "file:/home/ada/.gitconfig", "command line:"
  std::string key;     // as git prints it: section and name in small letters
  std::string value;
};

struct Installation {
  std::string program;   // this program, without symbolic links
  std::string libexec;   // where the programs of the hooks belong
  bool git = false;      // there is one
  std::optional<Layout> layout;  // nothing outside of a repository
  std::string trouble;   // why git sees no repository
  std::string top;       // of the work tree; of the repository when it is bare
  Config config;
  bool configured = false;  // git can read its configuration
  std::vector<Setting> settings;

  // The value that counts; null when there is none.
  const Setting* setting(std::string_view key) const;
  // The beginning of a command that changes the file that a setting is in; empty: it is in none.
  std::string config_command(const Setting& setting) const;
  // "git config --global --unset-all bpf.hook"; for the command line's, nothing.
  std::string unset_command(const Setting& setting) const;
  // "bpf.hook = off (global, /home/ada/.gitconfig)"
  std::string describe(const Setting& setting) const;
};

// Asks git. Never throws for what is wrong: that is in `trouble`.
Installation read_place();

// What `git config --list -z --show-scope --show-origin` prints.
std::vector<Setting> parse_settings(std::string_view text);

// A path without symbolic links; empty when it does not exist.
std::string real_path(const std::string& path);

// Whether it is a regular file, or a link to one, that can be run.
bool is_program(const std::string& path);

// The command's first line with --version; empty when it fails, or takes longer than ten seconds.
std::string version_of(const std::string& program);

}  // namespace bpf
