// SPDX-License-Identifier: GPL-2.0-only
#include "lib/hook/settings.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "lib/hook/message_file.h"
#include "lib/model/scan.h"

namespace bpf {

HookMode hook_mode(const Config& config, std::string* unknown) {
  const std::string value = lower(config.get("bpf.hook").value_or("on"));
  if (value == "off" || value == "false" || value == "no" || value == "0") return HookMode::off;
  if (value == "warn") return HookMode::warn;
  if (value == "block") return HookMode::block;
  const bool on = value == "on" || value == "true" || value == "yes" || value == "1";
  if (!on && unknown != nullptr) *unknown = value;
  return HookMode::on;
}

bool has_editor() { return environment("GIT_EDITOR") != ":"; }

GitCommand parse_git_command(std::string_view line) {
  GitCommand command;
  bool value_follows = false;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find('\0'), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    if (std::exchange(value_follows, false)) continue;
    if (word == "--") break;
    if (word.starts_with("--am")) command.amend = true;
    if (word.starts_with("--no-v")) command.no_verify = true;
    if (word.size() < 2 || word[0] != '-' || word[1] == '-') continue;
    // A cluster of short options ends at one that takes a value, here or in the next word.
    for (std::size_t i = 1; i < word.size(); ++i) {
      if (word[i] == 'n') command.no_verify = true;
      if (std::string_view("mFcCt").find(word[i]) != std::string_view::npos) {
        value_follows = i + 1 == word.size();
        break;
      }
      if (std::string_view("uS").find(word[i]) != std::string_view::npos) break;
    }
  }
  return command;
}

std::string command_line_of(int process) {
  return read_message_file("/proc/" + std::to_string(process) + "/cmdline").value_or("");
}

int parent_of(int process) {
  const std::string status = read_message_file("/proc/" + std::to_string(process) + "/stat").value_or("");
  Scanner scan(std::string_view(status).substr(std::min(status.rfind(')'), status.size())));
  scan.take_while([](char c) { return !is_digit(c); });
  return to_number(scan.take_while(is_digit));
}

GitCommand read_git_command() {
  int process = getppid();
  for (int step = 0; step < 8 && process > 1; ++step) {
    const std::string line = command_line_of(process);
    const std::string_view program = std::string_view(line).substr(0, line.find('\0'));
    const std::string_view name = program.substr(program.rfind('/') + 1);
    if (name == "git" || name == "git-commit") return parse_git_command(line);
    process = parent_of(process);
  }
  return {};
}

}  // namespace bpf
