// SPDX-License-Identifier: GPL-2.0-only
// The addresses of a header: To, Cc, From. RFC 5322 3.4 as far as mail has it: quoted names with
// commas, comments, groups. Any bytes give some addresses, in linear time.
#pragma once

#include <string_view>
#include <vector>

namespace bpf {

// The addr-specs in a header's value, in order, as views into it: what stands in <>, else the
// word with the @. Names without an address are left out.
std::vector<std::string_view> parse_addresses(std::string_view value);

// Whether two addr-specs are one mailbox. ASCII case is ignored in all of it, as lists do.
bool same_address(std::string_view a, std::string_view b);

}  // namespace bpf
