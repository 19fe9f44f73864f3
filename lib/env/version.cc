// SPDX-License-Identifier: GPL-2.0-only
#include "lib/env/version.h"

#include <algorithm>

#include "lib/model/scan.h"

namespace bpf {
namespace {

// "14.0.6" at the beginning of "14.0.6-1~deb12"; empty when there is no number.
std::string take_version(std::string_view text) {
  std::string_view version = Scanner(text).take_while([](char c) { return is_digit(c) || c == '.'; });
  while (version.ends_with('.')) version.remove_suffix(1);
  return version.starts_with('.') ? std::string{} : std::string(version);
}

int take_number(std::string_view& version) {
  const std::size_t dot = version.find('.');
  const int number = std::max(to_number(version.substr(0, dot)), 0);
  version.remove_prefix(std::min(dot == version.npos ? dot : dot + 1, version.size()));
  return number;
}

}  // namespace

std::string pahole_version(std::string_view text) {
  std::string_view line = trim(text.substr(0, text.find('\n')));
  if (line.starts_with('v')) line.remove_prefix(1);
  return take_version(line);
}

std::string llvm_version(std::string_view text) {
  constexpr std::string_view word = "version ";
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1))
    if (const std::string version = take_version(text.substr(at + word.size())); !version.empty()) return version;
  return {};
}

std::vector<std::string> llvm_targets(std::string_view text) {
  std::vector<std::string> targets;
  const std::size_t from = text.find("Registered Targets:");
  if (from == text.npos) return targets;
  for (std::string_view line : split_lines(text.substr(from))) {
    const std::string_view name = Scanner(trim_left(line)).take_while([](char c) { return !is_space(c); });
    if (line.starts_with(' ') && !name.empty()) targets.emplace_back(name);
  }
  return targets;
}

bool is_older(std::string_view version, std::string_view than) {
  while (!version.empty() || !than.empty()) {
    const int a = take_number(version), b = take_number(than);
    if (a != b) return a < b;
  }
  return false;
}

}  // namespace bpf
