// SPDX-License-Identifier: GPL-2.0-only
// The log of a CI system obeys what is written to it: GitHub Actions takes a line that begins with
// `::` for a command, and `##[` anywhere in one; Azure Pipelines takes `##vso[` (actions/runner,
// src/Runner.Common/ActionCommand.cs). The name of a file in somebody's patch must not get there.
#pragma once

#include <string>
#include <string_view>

namespace bpf {

// Lines of text in which no such command is left: the first character of each is shown as \xNN.
std::string without_commands(std::string_view text);

// The same where such a log is written to, as the environment says; elsewhere the text as it is.
std::string for_log(std::string_view text);

}  // namespace bpf
