// SPDX-License-Identifier: GPL-2.0-only
// Notes that go below the --- of a commit's mail and never into its message: git's own notes, under a
// ref of ours, which git takes along when it rewrites the commit. (git-notes(1), notes.rewriteRef)
#pragma once

#include <string>
#include <vector>

#include "lib/git/config.h"

namespace bpf {

inline constexpr const char* notes_ref = "refs/notes/bpf";

// In the order of the ids; empty for a commit without one.
std::vector<std::string> read_notes(const std::vector<std::string>& ids);
void ask_ahead_for_notes();

// Adds the text to the commit's note, unless it is in it already. Throws Error.
void add_note(const std::string& id, const std::string& text);

// Has git take the notes along with `commit --amend` and `rebase`. True when that was not so yet.
bool keep_notes(const Config& config);

}  // namespace bpf
