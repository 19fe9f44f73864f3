// SPDX-License-Identifier: GPL-2.0-only
// The configuration that is read here, as data: the check for misspelled keys, the README and the
// manual pages are made from this table. A key that something reads has its line here.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/git/config.h"

namespace bpf {

struct ConfigKey {
  std::string_view name;     // "bpf.hook", "branch.<name>.bpfTree"; a part in angle brackets stands for any
  std::string_view meaning;  // one line, lower case, no full stop
};

std::span<const ConfigKey> config_keys();

// A key as git prints it, in the spelling of the table: "bpf.autoprefix" is bpf.autoPrefix.
std::string spelled_key(std::string_view key);

// A key that is meant for us and that nothing here reads, with the nearest one that is (or nothing).
struct UnknownKey {
  std::string key, nearest;
};
std::optional<UnknownKey> unknown_key(std::string_view key);

// One sentence for each key that is meant for us and that nothing here reads, with the nearest one
// that is: below `bpf.`, `branch.<name>.bpf…` and `advice.bpf…`.
std::vector<std::string> unknown_keys(const Config& config);

}  // namespace bpf
