// SPDX-License-Identifier: GPL-2.0-only
#include "lib/env/tree_needs.h"

#include "lib/env/version.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

// "121" is how kconfig writes v1.21.
std::string dotted(std::string_view number) {
  return number.size() < 2 ? std::string(number)
                           : std::string(number.substr(0, 1)) + "." + std::string(number.substr(1));
}

// The version that "!DEBUG_INFO_DWARF5 || PAHOLE_VERSION >= 121" asks for; empty when it is not
// about pahole, or is true without it.
std::string wanted_by(std::string_view condition, const Kconfig& config) {
  std::string wanted;
  while (!condition.empty()) {
    const std::size_t end = condition.find("||");
    const std::string_view part = trim(condition.substr(0, end));
    condition.remove_prefix(end == condition.npos ? condition.size() : end + 2);
    Scanner scan(part);
    if (scan.eat("PAHOLE_VERSION >= ") && to_number(scan.rest()) > 0)
      wanted = dotted(scan.rest());
    else if (part.starts_with('!') ? value_of(config, part.substr(1)) == "n" : value_of(config, part) == "y")
      return {};
  }
  return wanted;
}

}  // namespace

std::string kernel_version(std::string_view makefile) {
  std::string version, patchlevel, sublevel, extra;
  for (std::string_view line : split_lines(makefile)) {
    Scanner scan(line);
    const std::string_view name = scan.take_while(is_upper);
    scan.take_blanks();
    if (!scan.eat("=")) continue;
    const std::string value(trim(scan.rest()));
    if (name == "VERSION" && version.empty()) version = value;
    if (name == "PATCHLEVEL" && patchlevel.empty()) patchlevel = value;
    if (name == "SUBLEVEL" && sublevel.empty()) sublevel = value;
    if (name == "EXTRAVERSION" && extra.empty()) extra = value;
  }
  if (to_number(version) < 0 || to_number(patchlevel) < 0) return {};
  return version + "." + patchlevel + (sublevel.empty() ? "" : "." + sublevel) + extra;
}

std::string minimal_version(std::string_view changes, std::string_view program) {
  for (std::string_view line : split_lines(changes)) {
    Scanner scan(line);
    if (!scan.eat(program) || !is_blank_char(scan.peek())) continue;
    scan.take_blanks();
    if (scan.eat("(optional)")) scan.take_blanks();
    const std::string_view version = scan.take_while([](char c) { return is_digit(c) || c == '.'; });
    if (!version.empty() && is_blank_char(scan.peek())) return std::string(version);
  }
  return {};
}

std::string pahole_for_btf(std::string_view kconfig_debug, const Kconfig& config) {
  std::string wanted;
  bool inside = false;
  for (std::string_view line : split_lines(kconfig_debug)) {
    if (line.starts_with("config ")) inside = trim(line.substr(7)) == "DEBUG_INFO_BTF";
    Scanner scan(trim(line));
    if (!inside || !scan.eat("depends on ")) continue;
    const std::string version = wanted_by(scan.rest(), config);
    if (is_older(wanted, version)) wanted = version;
  }
  return wanted;
}

}  // namespace bpf
