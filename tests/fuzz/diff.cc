// SPDX-License-Identifier: GPL-2.0-only
// The diff of a commit, and the rules that read its lines.
#include "lib/model/area.h"
#include "lib/model/scan.h"
#include "tests/fuzz/support.h"
#include "tests/fuzz/targets.h"

namespace bpf {

using namespace fuzz;

// What facts_by() takes, then the diff.
void fuzz_diff(std::string_view bytes) {
  Input input(bytes);
  const Facts facts = facts_by(input);
  Series series = series_of_message("bpf: Fix the check\n\nThe verifier takes it, and it should not.\n", Origin::commits);
  Patch& patch = series.patches[0];
  patch.diff_text = make_source("m", std::string(input.rest()));
  Diff diff = parse_diff(patch.diff_text->text);
  must_hold(*patch.diff_text, diff.rest);
  std::vector<std::string> paths;
  for (const FileDiff& file : diff.files) {
    for (const DiffLine& line : file.lines) {
      must(line.kind == '+' || line.kind == '-', "a line that comes or goes");
      must(line.number >= 0, "a line has a number");
      must_hold(*patch.diff_text, line.text);
      must_hold(*patch.diff_text, line.section);
    }
    paths.push_back(file.path());
    patch.changes.push_back({file.path(), std::string(file.old_id), std::string(file.new_id), 0100644, 0100644});
  }
  area_of_paths(paths);
  patch.paths = std::move(paths);
  patch.files = std::move(diff.files);
  judge(series, facts);
}

}  // namespace bpf
