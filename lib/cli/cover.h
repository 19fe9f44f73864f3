// SPDX-License-Identifier: GPL-2.0-only
// The text of the cover letter: the branch's description, where git keeps and edits it.
#pragma once

#include <string>

#include "lib/git/config.h"
#include "lib/git/repository.h"

namespace bpf {

// `branch.<name>.description`, or what the last version's cover letter said; empty without both.
std::string cover_text(const std::string& branch, const std::string& last_cover, const Config& config);

// Lets the user edit the description with `git branch --edit-description`, starting from `text`,
// and gives the configuration as it is then. When the editor fails the old description stays, and
// Error is thrown.
Config edit_description(const std::string& branch, const std::string& head, const std::string& text,
                        const Config& config);

// Makes the git children of this process see a configuration value that is in no file.
void configure_children(const std::string& key, const std::string& value);

// Puts text below the `---` of a patch file, in front of the diffstat, where git am drops it.
// Gives the new content; the old one when there is no such line.
std::string with_notes(const std::string& mail, std::string_view notes);

}  // namespace bpf
