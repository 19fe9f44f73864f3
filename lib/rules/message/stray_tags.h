// SPDX-License-Identifier: GPL-2.0-only
// The tags that stand above the last paragraph, where git and the programs that ask it do not see
// them.
#pragma once

#include <vector>

#include "lib/model/prose.h"
#include "lib/model/scan.h"

namespace bpf::rules {

// Empty when there is no trailer block for them to be in. What stands below `---` does not count.
inline std::vector<const Trailer*> stray_tags(const CommitMessage& message) {
  std::vector<const Trailer*> stray;
  const std::vector<std::string_view> lines = description(message);
  if (lines.empty()) return stray;
  const std::string_view text = through(lines.front(), lines.back());
  const std::size_t block = find_trailer_block(text);
  if (block == text.size()) return stray;
  for (const Trailer& tag : message.tags)
    if (tag.line.data() < text.data() + block) stray.push_back(&tag);
  return stray;
}

}  // namespace bpf::rules
