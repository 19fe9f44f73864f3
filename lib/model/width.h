// SPDX-License-Identifier: GPL-2.0-only
// Lengths in characters (code points) and in terminal columns. Any bytes are welcome: one that is
// no UTF-8 counts as one character.
#pragma once

#include <cstddef>
#include <string_view>

namespace bpf {

// The length in bytes of the character at the front of `text`, which must not be empty; 1 for a
// byte that begins no character. `code_point` gets its value, -1 for such a byte.
std::size_t next_character(std::string_view text, int& code_point);

std::size_t count_characters(std::string_view text);

// The byte offset of the n-th character (from 0), text.size() when there are fewer.
std::size_t offset_of_character(std::string_view text, std::size_t n);

}  // namespace bpf
