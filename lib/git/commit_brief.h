// SPDX-License-Identifier: GPL-2.0-only
// Commits as people speak of them: short id, subject, author, age; many at once.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bpf {

struct CommitBrief {
  std::string id;           // the full one
  std::string abbreviated;  // unique here, and 12 digits or more
  std::vector<std::string> parents;
  std::int64_t date = 0;             // when it was written
  std::string subject, author, age;  // UTF-8; "Ada Patcher", by the mailmap; "3 years ago"
};

// Full ids of commits, in that order; each id once. `digits`: more than 12 of them, when larger.
// Throws Error when git cannot read one.
std::vector<CommitBrief> read_briefs(const std::vector<std::string>& ids, int digits = 12);

// `0123456789ab ("bpf: Add array map")`
std::string quoted_commit(const CommitBrief& commit);

}  // namespace bpf
