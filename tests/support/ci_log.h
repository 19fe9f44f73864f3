// SPDX-License-Identifier: GPL-2.0-only
// What the logs of CI systems obey. (actions/runner, src/Runner.Common/ActionCommand.cs)
#pragma once

#include <algorithm>
#include <string_view>

#include "lib/model/scan.h"

namespace bpf {

// Whether no line is one that the runner of GitHub Actions, or Azure Pipelines, takes for a command.
inline bool obeys_nothing(std::string_view text) {
  const std::vector<std::string_view> lines = split_lines(text);
  return std::none_of(lines.begin(), lines.end(), [](std::string_view line) {
    return trim(line).starts_with("::") || line.find("##[") != line.npos || line.find("##vso[") != line.npos;
  });
}

// Whether every line is such a command with properties and text of one line, but for the summary at the end.
inline bool is_github(std::string_view text) {
  std::vector<std::string_view> lines = split_lines(text);
  if (!lines.empty()) lines.pop_back();
  return std::all_of(lines.begin(), lines.end(), [](std::string_view line) {
    return line.starts_with("::error ") || line.starts_with("::warning ") || line.starts_with("::notice ");
  });
}

}  // namespace bpf
