// SPDX-License-Identifier: GPL-2.0-only
// The one way for text from outside (messages, names, paths, what other programs print) to a
// terminal or a log. Nothing in it can steer what shows it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bpf {

// `text` with everything that is not plain shown as an escape: C0 controls but tab and newline,
// DEL, C1 controls and bytes that are no UTF-8 as \xNN; bidirectional controls, line separators
// and the byte order mark as \u{NNNN}.
std::string display(std::string_view text);

// The same for one line: a newline is escaped too.
std::string display_line(std::string_view text);

// Terminal columns that display_line(text) takes, tabs not counted (East Asian wide characters
// take two, combining ones none).
std::size_t display_width(std::string_view text);

// Text broken between words into lines of at most `width` columns, each behind `indent`.
std::string wrap(std::string_view text, std::size_t width, std::string_view indent);

}  // namespace bpf
