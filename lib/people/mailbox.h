// SPDX-License-Identifier: GPL-2.0-only
// A mailbox as it goes into a header of a mail. What comes from MAINTAINERS, from commits and from
// tags was written by strangers: nothing gets into a header that is not exactly one mailbox.
// (RFC 5322 3.4)
#pragma once

#include <string>
#include <string_view>

#include "lib/model/ident.h"

namespace bpf {

// `Name <address>`, with the name in quotes where it has more than letters, digits, blanks, - and _
// (as get_maintainer.pl does), or the address alone.
std::string format_mailbox(const Ident& ident);

// The same for a header in a file: a name that is not ASCII is an encoded word (RFC 2047).
std::string encode_mailbox(const Ident& ident);

// Why this cannot be written into a header: "a control character", "no mail address", …; empty when
// it can.
std::string_view refusal(const Ident& ident);

// Reads what M: and R: have, as get_maintainer.pl does: `Name <address>`, the name with or without
// quotes, whatever is in it, or an address alone. An ident without an address when there is none.
Ident read_mailbox(std::string_view text);

}  // namespace bpf
