// SPDX-License-Identifier: GPL-2.0-only
#include "lib/env/kconfig.h"

#include "lib/model/scan.h"

namespace bpf {
namespace {

bool is_name(char c) { return is_alnum(c) || c == '_'; }

// The option of each architecture, and what BPF CI calls that.
constexpr std::string_view architectures[][2] = {
    {"X86_64", "x86_64"}, {"ARM64", "aarch64"}, {"S390", "s390x"}, {"PPC64", "ppc64el"}, {"RISCV", "riscv64"}};

}  // namespace

Kconfig parse_kconfig(std::string_view text) {
  Kconfig config;
  for (std::string_view line : split_lines(text)) {
    Scanner scan(trim_right(line));
    const bool comment = scan.eat("# ");
    if (!scan.eat("CONFIG_")) continue;
    const std::string_view name = scan.take_while(is_name);
    if (name.empty()) continue;
    if (comment && scan.rest() == " is not set")
      config[std::string(name)] = "n";
    else if (!comment && scan.eat("="))
      config[std::string(name)] = scan.rest();
  }
  return config;
}

std::string value_of(const Kconfig& config, std::string_view option) {
  const auto found = config.find(option);
  return found == config.end() ? "n" : found->second;
}

std::vector<OptionDifference> differences(const Kconfig& fragment, const Kconfig& config) {
  std::vector<OptionDifference> all;
  for (const auto& [option, wanted] : fragment) {
    std::string found = value_of(config, option);
    if (found != wanted && !(wanted == "m" && found == "y")) all.push_back({option, wanted, std::move(found)});
  }
  return all;
}

std::string_view fragment_arch(const Kconfig& config) {
  for (const auto& [option, name] : architectures)
    if (value_of(config, option) == "y") return name;
  return {};
}

}  // namespace bpf
