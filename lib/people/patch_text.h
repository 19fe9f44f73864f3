// SPDX-License-Identifier: GPL-2.0-only
// What get_maintainer.pl sees in a patch: which files, which Fixes: tags, and which lines the K:
// patterns are for. It reads line by line and knows no structure, and so does this.
// (scripts/get_maintainer.pl, "use the filenames on the command line or find the filenames in the
// patchfiles")
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bpf {

struct PatchText {
  std::vector<std::string> paths;             // sorted, each once; "dev/null" among them
  std::vector<std::string_view> fixes;        // the ids of the Fixes: tags, in order, each once
  std::vector<std::string_view> intro;        // lines before the first `---` or `+++` with a path
  std::vector<std::string_view> diff;         // lines behind it
};

// `text`: a mail, or a commit's message with its diff behind it. Views into it are kept.
PatchText read_patch_text(std::string_view text);

}  // namespace bpf
