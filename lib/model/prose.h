// SPDX-License-Identifier: GPL-2.0-only
// What of a message is text of its author's own: not quoted, no kernel splat, nothing that only
// stands there for git am to drop.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lib/model/message.h"

namespace bpf {

// The body's lines up to `---`, where git am cuts the message off.
std::vector<std::string_view> description(const CommitMessage& message);

// The first line of a kernel splat, as checkpatch recognises a stack dump.
bool starts_splat(std::string_view line);

// Prose without splats, nor what stands below `---`.
std::vector<std::string_view> prose_without_splats(const CommitMessage& message);

// Indented, or with a `>` or the like in front: not the author's words.
bool is_quoted(std::string_view line);

// The lines with more than `over` characters that could be wrapped. Quoted output, code, tables,
// URLs and the like are left as they are, since wrapping would break them.
std::vector<std::string_view> long_lines(const CommitMessage& message, std::size_t over);

// The words of `text`, in order: what stands between blanks.
std::vector<std::string_view> words_of(std::string_view text);

}  // namespace bpf
