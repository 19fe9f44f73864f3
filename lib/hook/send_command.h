// SPDX-License-Identifier: GPL-2.0-only
// What the command line of git send-email says that no argument of its hook does.
#pragma once

#include <string_view>

namespace bpf {

struct SendCommand {
  bool known = false;       // a git send-email runs us, and its command line could be read
  bool dry_run = false;
  bool recipients = false;  // it names some: --to, --cc, --bcc, --to-cmd, --cc-cmd, --header-cmd
};

// Reads it from /proc, up to six processes above (git hook run, stubs and other hooks may stand
// between). Without /proc, nothing is known.
SendCommand read_send_command();

// The same for a command line as /proc has it, each argument ended by a NUL.
SendCommand parse_send_command(std::string_view command_line);

}  // namespace bpf
