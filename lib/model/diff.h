// SPDX-License-Identifier: GPL-2.0-only
// Unified diffs as git writes them: which files, how they changed, which lines came and went.
// Grammar: git-diff(1), "Generating patch text with -p".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bpf {

struct DiffLine {
  char kind;              // '+' or '-'; context is not kept
  int number;             // line number in the new file ('+') or in the old one ('-')
  std::string_view text;  // without the mark
  std::string_view section;  // what the hunk's header says it is in: "struct bpf_prog_info {"
};

struct FileDiff {
  enum class Status { modified, added, deleted, renamed, copied };
  Status status = Status::modified;
  std::string old_path, new_path;    // without a/ and b/; equal unless renamed or copied
  std::string_view old_id, new_id;   // as abbreviated as written; empty when not written
  std::string_view old_mode, new_mode;
  bool binary = false;
  bool cut_short = false;            // a hunk has fewer lines than its header says
  std::vector<DiffLine> lines;

  const std::string& path() const { return status == Status::deleted ? old_path : new_path; }
};

struct Diff {
  std::vector<FileDiff> files;
  std::string_view dashes;  // a line `---` that is in no hunk; empty when there is none
  std::string_view rest;  // what follows the last hunk: the mail's signature, trailers
};

// Everything in `text` that git apply would read as a diff; other lines are passed over.
Diff parse_diff(std::string_view text);

// Whether git am ends a mail's message at this line: `---`, `diff -`, `Index: `, `--- file`.
// (git's mailinfo.c, patchbreak)
bool ends_message(std::string_view line);

// A path as git prints it in headers: "C-style quoted" text is unquoted, other text is kept.
std::string unquote_path(std::string_view text);

}  // namespace bpf
