// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/advice.h"

#include "lib/git/environment.h"
#include "lib/report/display.h"

namespace bpf {

bool is_advised(std::string_view key, const Config& config) {
  return parse_boolean(environment("GIT_ADVICE")).value_or(true) && config.flag(key, true);
}

std::string advice(std::string_view key, std::string_view text, const Config& config) {
  if (!is_advised(key, config)) return {};
  std::string out = "hint: " + display_line(text) + "\n";
  if (!config.get(key)) out += "hint: Disable this message with \"git config " + std::string(key) + " false\"\n";
  return out;
}

}  // namespace bpf
