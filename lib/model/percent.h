// SPDX-License-Identifier: GPL-2.0-only
// Text as a part of a URL (RFC 3986, section 2.1).
#pragma once

#include <string>
#include <string_view>

namespace bpf {

// All but letters, digits, -._~ and what is in `also` as %XX.
std::string percent_encode(std::string_view text, std::string_view also = {});

}  // namespace bpf
