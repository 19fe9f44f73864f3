// SPDX-License-Identifier: GPL-2.0-only
// What commits change: modes, ids and paths, from a git that runs beside us, so that the first commits are
// judged while it compares the next.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lib/error.h"
#include "lib/git/output_stream.h"
#include "lib/model/series.h"

namespace bpf {

class ChangeReader {
 public:
  // For commits with these ids, in the order in which they will be read.
  explicit ChangeReader(const std::vector<std::string>& ids);

  // Starts the git that the next one will ask: for who does not have the ids yet.
  static void get_ready();
  // Ends it again.
  static void stop();

  // Reads what the commits of these patches change into `paths` and `changes`; commits between them are
  // passed over. Throws Error when git cannot tell.
  void read(std::span<Patch> patches);

  // Takes what git has found out so far, so that it can go on.
  void read_ahead() { git_.read_ahead(); }

 private:
  std::vector<Change> next();

  std::vector<std::string> ids_;
  std::size_t at_ = 0;               // whose changes come next
  std::optional<std::string> head_;  // the field that comes next, which says what it begins
  OutputStream git_;
};

void set_changes(Patch& patch, std::vector<Change> changes);

// Of git diff-tree -z --raw: ":<mode> <mode> <id> <id> <letter>\0<path>\0" for each file that a commit
// changes. `head` is the first field, and then the one behind all that; nothing: git has ended.
std::vector<Change> read_raw(OutputStream& git, std::optional<std::string>& head);

// What comes before the next NUL.
std::optional<std::string> read_field(OutputStream& git);

// Another commit stands where this one should be.
Error not_this_commit(const std::string& id);

}  // namespace bpf
