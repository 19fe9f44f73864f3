// SPDX-License-Identifier: GPL-2.0-only
#include "lib/hook/send_command.h"

#include <unistd.h>

#include <algorithm>
#include <initializer_list>
#include <string>

#include "lib/hook/settings.h"

namespace bpf {
namespace {

// The next argument; the rest of the line is left in `line`.
std::string_view take_argument(std::string_view& line) {
  const std::size_t end = std::min(line.find('\0'), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

// Options may be shortened, and have one dash or two (Getopt::Long). `shortest` is where the name
// begins to be only this one's.
bool is_option(std::string_view word, std::string_view name, std::size_t shortest) {
  if (!word.starts_with('-')) return false;
  word.remove_prefix(word.starts_with("--") ? 2 : 1);
  word = word.substr(0, word.find('='));
  return word.size() >= shortest && name.starts_with(word);
}

}  // namespace

SendCommand parse_send_command(std::string_view line) {
  SendCommand command;
  // "perl /usr/lib/git-core/git-send-email …"; the interpreter may have options of its own.
  for (int word = 0; word < 4 && !line.empty() && !command.known; ++word) {
    const std::string_view argument = take_argument(line);
    command.known = argument.substr(argument.rfind('/') + 1) == "git-send-email";
  }
  while (command.known && !line.empty()) {
    const std::string_view word = take_argument(line);
    if (word == "--") break;
    if (is_option(word, "dry-run", 2)) command.dry_run = true;
    for (std::string_view name : {"to", "cc", "bcc", "to-cmd", "cc-cmd", "header-cmd"})
      if (is_option(word, name, name == "header-cmd" ? 3 : 2)) command.recipients = true;
  }
  return command;
}

SendCommand read_send_command() {
  int process = getppid();
  for (int step = 0; step < 6 && process > 1; ++step) {
    const SendCommand command = parse_send_command(command_line_of(process));
    if (command.known) return command;
    process = parent_of(process);
  }
  return {};
}

}  // namespace bpf
