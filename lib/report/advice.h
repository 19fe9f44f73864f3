// SPDX-License-Identifier: GPL-2.0-only
// Hints that only advise, beside a result that is given all the same: each can be switched off by
// its key below `advice.`, all of them with GIT_ADVICE=0, as git does it (advice.c).
#pragma once

#include <string>
#include <string_view>

#include "lib/git/config.h"

namespace bpf {

// Whether the advice of `key` ("advice.bpfUnknownTree") is wanted.
bool is_advised(std::string_view key, const Config& config);

// The lines to print, from "hint: " on; how to switch it off is said, too, unless the key is set.
// Nothing when it is not wanted. `text` is one line and may come from outside.
std::string advice(std::string_view key, std::string_view text, const Config& config);

}  // namespace bpf
