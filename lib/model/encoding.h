// SPDX-License-Identifier: GPL-2.0-only
// Transfer encodings and character sets, as they occur in patch mails: RFC 2045 quoted-printable
// and base64, RFC 2047 encoded words in headers. Total: broken input gives the bytes as they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bpf {

// The offset of the first byte that is not part of well-formed UTF-8 (RFC 3629: no overlong
// forms, no surrogates, nothing over U+10FFFF); npos when all is well.
std::size_t find_invalid_utf8(std::string_view text);

// `text` in UTF-8, read as `charset` (any name that iconv(3) knows); nothing when it cannot be.
std::optional<std::string> to_utf8(std::string_view text, std::string_view charset);

// Decodes quoted-printable as git mailinfo does: blanks at the end of a line stay. With `lines`, gives for each line of the result which line of the
// input (0, 1, …) it began on.
std::string decode_quoted_printable(std::string_view text, std::vector<std::uint32_t>* lines = nullptr);

// Decodes base64 line by line, as git mailinfo does: characters outside its alphabet, padding among
// them, are passed over (RFC 2045 6.8), so that a footer which a list put behind the text is read, too.
std::string decode_base64(std::string_view text);

// Decodes the encoded words of an unfolded header value into UTF-8; other text is kept.
std::string decode_header(std::string_view value);

// `text` for a header: as encoded words (RFC 2047) when it is not ASCII, else as it is. Must be UTF-8
// without control characters.
std::string encode_header(std::string_view text);

bool is_ascii(std::string_view text);

}  // namespace bpf
