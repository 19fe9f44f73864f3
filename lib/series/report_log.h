// SPDX-License-Identifier: GPL-2.0-only
// A log of the verifier, or of the kernel, as it goes into a mail: whatever a terminal or a serial
// line left in it, it becomes text that mail servers take, and what was done to it is said.
// (RFC 5322 2.1.1: lines of at most 998 bytes)
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bpf {

inline constexpr std::size_t longest_line = 900;       // bytes
inline constexpr std::size_t longest_log = 64 * 1024;  // lists refuse mails of more than about 100 kB

struct FittedLog {
  std::string text;                // lines; empty when there is nothing in it
  std::vector<std::string> notes;  // what is not as it was, one sentence each
};

// Colours are taken away, control characters shown as escapes, long lines broken behind a `\`. Of a
// log that is too long, the beginning and the end stay, with a line between that says so.
FittedLog fit_log(std::string_view text);

}  // namespace bpf
