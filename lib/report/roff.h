// SPDX-License-Identifier: GPL-2.0-only
// Text for manual pages, in the man macros (man(7), groff_man(7)).
#pragma once

#include <string>
#include <string_view>

namespace bpf {

// `text` so that it reads as it is; `-` becomes the ASCII hyphen that can be copied.
std::string escape_roff(std::string_view text);

}  // namespace bpf
