// SPDX-License-Identifier: GPL-2.0-only
// Cc: stable out of a description, and a note below the --- in its place, in the last commit or in
// patch files. (bpf_devel_QA, "The BPF patch I am about to submit needs to go to stable as well")
#pragma once

#include <string>
#include <vector>

namespace bpf {

struct NoteOptions {
  std::vector<std::string> operands;  // one commit, or patch files; empty: HEAD
  std::string text, text_from;        // what the note says; else what the tag asks for
  bool quiet = false;
};

// Nothing else of the commit changes, nor do the index and the work tree; a file is replaced whole or not
// at all. Where there is no Cc: stable, only a text that was given becomes a note. Gives the exit
// status. Throws Error (128) when it cannot be done.
int move_to_note(const NoteOptions& options);

}  // namespace bpf
