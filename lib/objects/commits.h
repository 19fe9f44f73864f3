// SPDX-License-Identifier: GPL-2.0-only
// Commits as patches, in bulk: many from libgit2 where it can read the repository, else from git.
#pragma once

#include <string>
#include <vector>

#include "lib/git/changes.h"
#include "lib/model/series.h"

namespace bpf {

struct LoadedCommit {
  std::string object;           // what git cat-file commit prints
  std::vector<Change> changes;  // in the order of git's index
};

enum class Reader { automatic, libgit2, git };

// The commits with these ids, in that order. Throws Error (128) for an object that is missing or
// broken. `reader` is for tests; automatic uses libgit2 for many commits, unless the repository has
// what it cannot read (SHA-256, replace refs), and git for whatever it then fails to find.
std::vector<LoadedCommit> load_commits(const std::vector<std::string>& ids, Reader reader = Reader::automatic);

// Starts the git that load_commits() or series_of_messages() will ask for messages: for who does not have
// the ids yet.
void get_ready_to_read();

// Loaded commits as a series of patches named by their abbreviated ids. A cover commit that b4
// keeps (`--- b4-submit-tracking ---` in its message) becomes the cover letter.
Series series_of_commits(const std::vector<std::string>& ids, std::vector<LoadedCommit> commits);

// The same without what the commits change, which somebody else will read; `changes`, if it is that, is kept
// at work meanwhile. Throws as load_commits() does.
Series series_of_messages(const std::vector<std::string>& ids, ChangeReader* changes);

}  // namespace bpf
