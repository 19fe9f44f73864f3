// SPDX-License-Identifier: GPL-2.0-only
// A release of Linux by the name of its tag: v6.18-rc1, v6.18, the stable v6.18.3, and v2.6.39 from
// before the numbers changed. (https://docs.kernel.org/process/2.Process.html, "The big picture")
#pragma once

#include <climits>
#include <compare>
#include <optional>
#include <string_view>

namespace bpf {

struct Release {
  int major = 0, minor = 0;
  int third = 0;              // of v2.6.39 and of v6.18.3
  int stable = 0;             // the fourth number, which only v2.6.39.1 and its like have
  int candidate = INT_MAX;    // of -rc1; a release comes behind all its candidates
  auto operator<=>(const Release&) const = default;

  bool is_candidate() const { return candidate != INT_MAX; }
  // Made from Linus' tree, and not from a stable branch.
  bool is_mainline() const { return stable == 0 && (third == 0 || major == 2); }
};

// Nothing for any other name.
std::optional<Release> parse_release(std::string_view tag);

}  // namespace bpf
