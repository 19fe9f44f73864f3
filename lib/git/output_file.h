// SPDX-License-Identifier: GPL-2.0-only
// A file that is written whole or not at all.
#pragma once

#include <string>
#include <string_view>

namespace bpf {

// Writes a new file beside `path`, synced, and renames it there. A file that is there already is
// replaced, and keeps its mode; anything else there (a link, a directory, a device) is refused.
// Throws Error (128); then `path` is as it was, and nothing is left behind.
void write_output_file(const std::string& path, std::string_view bytes);

}  // namespace bpf
