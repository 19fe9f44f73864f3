// SPDX-License-Identifier: GPL-2.0-only
// What commits change, with the diffs, from git children that run beside us from the start: cheaper than
// reading blobs and comparing them, in this process or another. To make a diff takes git several times as
// long as we take to judge it, so that more than one makes them where there are processors for it.
#pragma once

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lib/git/output_stream.h"
#include "lib/model/series.h"

namespace bpf {

class ContentReader {
 public:
  // For commits with these ids, in the order in which they will be read. `children`: how many at most.
  explicit ContentReader(std::vector<std::string> ids, std::size_t children = processors());

  // Starts the first git that the next one will ask: for who does not have the ids yet.
  static void get_ready();

  // Reads what the commits of these patches change into `paths` and `changes`, and the diffs (without context
  // lines and rename detection) into `files` and `diff_text`. Commits between them are passed over. Throws
  // Error when git cannot tell.
  void read(std::span<Patch> patches);

  // Those that this process may use, and not more than four.
  static std::size_t processors();

 private:
  struct Content {
    std::vector<Change> changes;
    std::string diff;
  };
  // One git, and the commits that it was given.
  struct Child {
    explicit Child(std::vector<std::string> some);
    Content next();
    std::vector<std::string> ids;
    std::size_t at = 0;               // whose diff comes next
    std::optional<std::string> head;  // the field that comes next
    OutputStream git;
  };

  Content next();

  std::vector<std::string> ids_;
  std::size_t at_ = 0;           // whose diff comes next
  std::deque<Child> children_;  // each makes a few, in turn
};

// All of them at once.
void read_content(Series& series);

}  // namespace bpf
