// SPDX-License-Identifier: GPL-2.0-only
// The one way in which a file of the user is written: a new file beside it, written and synced, then
// renamed over it (rename(2)), so that whoever looks, and whatever fails, sees the old bytes or all of the new.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>

namespace bpf {

// The directory of a file, with its slash: "./" when the path has none.
std::string folder_of(const std::string& path);

// Gives 0, or the errno of the step that failed; then `path` is as it was, and nothing is left beside it.
// Signals that ask us to end are held back meanwhile. What `path` is now is for the caller to look at.
int replace_file(const std::string& path, std::string_view bytes, mode_t mode);

}  // namespace bpf
