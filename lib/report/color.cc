// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/color.h"

#include <unistd.h>

#include "lib/git/environment.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

bool in_pager(const Config& config) {
  return parse_boolean(environment("GIT_PAGER_IN_USE")).value_or(false) && config.flag("color.pager", true);
}

}  // namespace

bool use_color(std::string_view option, const Config& config, int stream) {
  std::string when(option);
  if (when.empty()) when = config.get("color.bpf").value_or("");
  if (when.empty()) when = config.get("color.ui").value_or("auto");
  when = lower(when);
  if (when == "always") return true;
  if (when == "never" || !parse_boolean(when).value_or(true) || !environment("NO_COLOR").empty()) return false;
  if (environment("TERM").empty() || environment("TERM") == "dumb") return false;
  return isatty(stream) != 0 || (stream == STDOUT_FILENO && in_pager(config));
}

}  // namespace bpf
