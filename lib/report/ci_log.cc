// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/ci_log.h"

#include <cstdlib>

#include "lib/model/scan.h"

namespace bpf {
namespace {

// Whether a line is a command with `::`. The runner skips white space of all of Unicode, and
// characters without a width may be skipped when it compares: everything but ASCII is passed over.
std::size_t colons_in_front(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] > ' ' && line[i] < 0x7f) return line.substr(i).starts_with(':') ? i : line.size();
  }
  return line.size();
}

std::string plain_line(std::string_view line) {
  const std::size_t colons = colons_in_front(line);
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i == colons) {
      out += "\\x3a";
      continue;
    }
    out += line[i];
    if (line[i] != '#' || i == 0 || line[i - 1] != '#') continue;
    std::size_t bracket = i + 1;
    while (bracket < line.size() && is_alpha(line[bracket])) ++bracket;
    if (bracket == line.size() || line[bracket] != '[') continue;
    out.append(line.substr(i + 1, bracket - i - 1)).append("\\x5b");
    i = bracket;
  }
  return out;
}

}  // namespace

std::string without_commands(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    out += plain_line(text.substr(0, end));
    if (end == std::string_view::npos) break;
    out += '\n';
    text.remove_prefix(end + 1);
  }
  return out;
}

std::string for_log(std::string_view text) {
  // GitHub Actions and Azure Pipelines set these.
  const bool obeyed = std::getenv("GITHUB_ACTIONS") != nullptr || std::getenv("TF_BUILD") != nullptr;
  return obeyed ? without_commands(text) : std::string(text);
}

}  // namespace bpf
