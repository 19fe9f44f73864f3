// SPDX-License-Identifier: GPL-2.0-only
// Text as a part of a URL, and a URL for people (RFC 3986, sections 2.1 and 3.2.1).
#pragma once

#include <string>
#include <string_view>

namespace bpf {

// All but letters, digits, -._~ and what is in `also` as %XX.
std::string percent_encode(std::string_view text, std::string_view also = {});

// A URL without what is secret in it: "https://***@example.org/linux.git".
std::string without_credentials(std::string_view url);

}  // namespace bpf
