// SPDX-License-Identifier: GPL-2.0-only
// Commits as patches, in bulk: many from libgit2 where it can read the repository, else from git.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lib/git/output_stream.h"
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

// Starts the gits that load_commits(), or series_of_messages() and a ChangeReader, will ask: for who does
// not have the ids yet.
void get_ready_to_load();

// What commits change, from a git that runs beside us, so that the first ones are judged while it compares
// the next.
class ChangeReader {
 public:
  // For commits with these ids, in the order in which they will be read.
  explicit ChangeReader(const std::vector<std::string>& ids);

  // Reads what the commits of these patches change into `paths` and `changes`; commits between them are
  // passed over. Throws Error when git cannot tell.
  void read(std::span<Patch> patches);

  // Takes what git has found out so far, so that it can go on.
  void read_ahead() { git_.read_ahead(); }

 private:
  std::string field();
  std::vector<Change> next();

  std::vector<std::string> ids_;
  std::size_t at_ = 0;  // whose changes come next
  std::string head_;    // the field that comes next, which says what it begins
  OutputStream git_;
};

// Loaded commits as a series of patches named by their abbreviated ids. A cover commit that b4
// keeps (`--- b4-submit-tracking ---` in its message) becomes the cover letter.
Series series_of_commits(const std::vector<std::string>& ids, std::vector<LoadedCommit> commits);

// The same without what the commits change, which is not known until the ChangeReader gives it, and keeps
// that at work meanwhile. Throws as load_commits() does.
Series series_of_messages(const std::vector<std::string>& ids, ChangeReader& changes);

}  // namespace bpf
