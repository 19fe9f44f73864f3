// SPDX-License-Identifier: GPL-2.0-only
// Objects by name, many at once, through one `git cat-file --batch`: for the few that are wanted by
// `<revision>:<path>`, where starting libgit2 would cost more than reading them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lib/error.h"

namespace bpf {

struct NamedObject {
  std::string id;       // the full one
  std::string type;     // "blob", "commit", "tree"
  std::string content;
};

// In the order of the names; nothing for one that is not there, is ambiguous, or has a newline in it.
// Outside of a repository nothing is there. Names must be revisions and paths of ours, or ids.
std::vector<std::optional<NamedObject>> read_named_objects(const std::vector<std::string>& names);

// Starts the git that the next read_named_objects() will ask.
void get_ready_to_read_objects();
// Asks it for these names, which that will be called with, or the first of them.
void ask_ahead_for_objects(const std::vector<std::string>& names);
// The same where that is likely, and not known: what is read then may be something else. Once for a program.
void guess_objects(const std::vector<std::string>& names);

// Why the file that this commit has cannot be read, which is no news of one that it does not have. The
// commit is a ref or an id of ours.
std::optional<Error> why_unreadable(const std::string& commit, const std::string& path);

}  // namespace bpf
