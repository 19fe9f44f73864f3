// SPDX-License-Identifier: GPL-2.0-only
// Words for a POSIX shell: what we print to be pasted must not run what somebody else wrote.
// (POSIX, Shell Command Language, 2.2 Quoting)
#pragma once

#include <string>
#include <string_view>

namespace bpf {

// `text` in single quotes when it needs them, so that a shell reads it as one word.
std::string shell_quote(std::string_view text);

}  // namespace bpf
