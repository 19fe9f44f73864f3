// SPDX-License-Identifier: GPL-2.0-only
// What git bpf-check is asked to judge, as a Series: commits by range or name, patch files, a
// directory of them, an mbox, standard input.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lib/cli/arguments.h"
#include "lib/error.h"
#include "lib/git/content.h"
#include "lib/model/series.h"
#include "lib/objects/commits.h"
#include "lib/series/target.h"

namespace bpf {

struct Input {
  Series series;
  Target target;          // as far as it is known
  std::string base;       // of a range of commits: the id that it starts from
  bool whole_branch = false;  // no range was named: all that the tree does not have
  bool is_range = false;      // one was
  std::string branch;     // the branch that the commits are of, or HEAD's; empty: none
  std::size_t merges = 0; // commits that were left out because they are merges
  // Of commits, where the caller reads them, in order: what they change, unless that comes with the diffs,
  // and these.
  std::shared_ptr<ChangeReader> changes;
  std::shared_ptr<ContentReader> diffs;
};

struct InputRequest {
  std::vector<std::string> operands;  // before `--`: files or revisions
  std::vector<std::string> files;     // behind `--`: files
  std::string tree;                   // --tree
  bool separated = false;             // there was a `--`: operands are revisions
  bool in_pieces = false;             // of commits, what they change is read by the caller
  bool diffs = false;                 // and their diffs
  bool base = false;                  // where they stand in their tree is going to be asked
};

// What the command line of a command asks for: operands, --tree, --stdin. Throws Error (129).
InputRequest request_of(const Arguments& given);

// Starts the gits that read_input() and Config::read() will ask, so that they work while the caller does something else.
void ask_ahead_for(const InputRequest& request);

// The tree that is asked for, or that the first mail names, where that can be told at once; else null.
const Tree* probable_tree(const InputRequest& request);

// Reads it. Throws Error (128) for what cannot be read, and for a range without commits.
Input read_input(const InputRequest& request, const Config& config);

// A whole file, "-" for standard input. Throws Error (128).
std::string read_whole_file(const std::string& path);

// What read_mails() throws for a file that was read, and is no mail.
struct NoMail : Error {
  using Error::Error;
};

// The mails in these files, directories and mboxes, as one series.
Series read_mails(const std::vector<std::string>& paths);

// What is no patch: replies among mails; merges, and commits that change nothing. Lines for people.
std::string left_out(const Input& input);

}  // namespace bpf
