// SPDX-License-Identifier: GPL-2.0-only
// What b4 notes of a branch that it prepares: JSON, in the message of the cover commit below a line
// `--- b4-submit-tracking ---`, or in branch.<name>.b4-tracking. (b4, src/b4/ez.py, load_cover)
#pragma once

#include <string>
#include <string_view>

namespace bpf {

// The message-id of the first mail of a version, as b4 sent it last; empty when it is not there.
std::string b4_message_id(std::string_view text, int version);

}  // namespace bpf
