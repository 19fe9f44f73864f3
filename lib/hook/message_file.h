// SPDX-License-Identifier: GPL-2.0-only
// The file that git hands to a message hook: read whole, and replaced whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bpf {

// A regular file's bytes; nothing when it cannot be read, or is none (errno is ENOENT when it is not there).
std::optional<std::string> read_message_file(const std::string& path);

// Replaces a regular file by these bytes: a new file beside it, synced, with the old one's mode,
// renamed over it. False, and the old file as it was, when any step fails or `path` is a link.
bool replace_message_file(const std::string& path, std::string_view bytes);

// Whether the file `name` stands beside the message, in the git directory of this worktree.
bool stands_beside(const std::string& message_path, const char* name);

}  // namespace bpf
