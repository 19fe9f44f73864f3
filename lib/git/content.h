// SPDX-License-Identifier: GPL-2.0-only
// The diffs of commits, through one git child for all of them: cheaper than reading blobs and
// comparing them, in this process or another. It runs beside us from the start.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lib/git/output_stream.h"
#include "lib/model/series.h"

namespace bpf {

class ContentReader {
 public:
  // For commits with these ids, in the order in which they will be read.
  explicit ContentReader(std::vector<std::string> ids);

  // Reads the diffs of these patches (without context lines and rename detection) into `files` and
  // `diff_text`. Commits between them are passed over. Throws Error when git cannot tell.
  void read(std::span<Patch> patches);

 private:
  std::string next();

  std::vector<std::string> ids_;
  std::size_t at_ = 0;  // whose diff comes next
  OutputStream git_;
};

// All of them at once.
void read_content(Series& series);

}  // namespace bpf
