// SPDX-License-Identifier: GPL-2.0-only
// What the environment says, where it is no matter whether a variable is empty or not there.
#pragma once

#include <cstdlib>
#include <string_view>

namespace bpf {

// An environment variable, empty when it is not set.
inline std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

}  // namespace bpf
