// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/config.h"

#include <algorithm>

#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf {
namespace {

// Keys are equal when their sections and names are, ASCII case ignored, and their subsections
// exactly. git prints section and name in small letters.
std::string canonical(std::string_view key) {
  const std::size_t first = key.find('.'), last = key.rfind('.');
  if (first == key.npos) return lower(key);
  return lower(key.substr(0, first)) + std::string(key.substr(first, last - first)) +
         lower(key.substr(last));
}

}  // namespace

std::optional<bool> parse_boolean(std::string_view text) {
  const std::string value = lower(text);
  if (value == "true" || value == "yes" || value == "on" || value == "1") return true;
  if (value == "false" || value == "no" || value == "off" || value == "0") return false;
  return std::nullopt;
}

Config Config::parse(std::string_view text) {
  Config config;
  while (!text.empty()) {
    const std::size_t end = text.find('\0');
    const std::string_view entry = text.substr(0, end);
    const std::size_t newline = entry.find('\n');
    config.entries_.emplace_back(canonical(entry.substr(0, newline)),
                                 newline == entry.npos ? "true" : entry.substr(newline + 1));
    if (end == text.npos) break;
    text.remove_prefix(end + 1);
  }
  return config;
}

static const std::vector<std::string>& question() {
  static const std::vector<std::string> arguments = {"config", "--list", "-z"};
  return arguments;
}

void Config::ask_ahead() { start_git_ahead(question()); }

Config Config::read() {
  const std::string out = git_output(question());
  if (!out.empty() && !out.ends_with('\0')) throw not_understood("config --list");
  return parse(out);
}

std::optional<std::string> Config::get(std::string_view key) const {
  const std::string wanted = canonical(key);
  for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry)
    if (entry->first == wanted) return entry->second;
  return std::nullopt;
}

std::vector<std::string> Config::all(std::string_view key) const {
  const std::string wanted = canonical(key);
  std::vector<std::string> values;
  for (const auto& [name, value] : entries_)
    if (name == wanted) values.push_back(value);
  return values;
}

bool Config::flag(std::string_view key, bool otherwise) const {
  return parse_boolean(get(key).value_or("")).value_or(otherwise);
}

Policy policy_of(const Config& config) {
  Policy policy;
  for (const auto& [key, value] : config.entries()) {
    if (!key.starts_with("bpf.")) continue;
    const Rule* rule = find_rule(std::string_view(key).substr(4));
    if (rule == nullptr) continue;
    const std::optional<Severity> severity = parse_severity(value, rule->severity);
    if (!severity)
      throw Error("bad value '" + value + "' for " + key, "use error, warning, note or off");
    policy.set(*rule, *severity);
  }
  return policy;
}

std::string comment_string(const Config& config) {
  // Two names of one setting (git 2.45): the one that was set last counts.
  std::string value = "#";
  for (const auto& [key, text] : config.entries())
    if ((key == "core.commentchar" || key == "core.commentstring") && !text.empty()) value = text;
  return value == "auto" ? std::string{} : value;
}

}  // namespace bpf
