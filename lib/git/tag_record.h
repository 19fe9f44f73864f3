// SPDX-License-Identifier: GPL-2.0-only
// Records that are kept in the repository: annotated tag objects under refs/bpf/. What they are
// about is their target, so that none of it is ever collected; `git push` and `git fetch` leave them
// alone unless they are asked for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bpf {

struct TagRecord {
  std::string ref;      // "refs/bpf/sent/…"
  std::string target;   // a full id
  std::string type;     // of the target: "commit", "tree"
  std::string name;     // of the tag object
  std::string message;  // with lines "Bpf-…: value" as its last paragraph
  std::int64_t time = 0;
  std::string reason;   // for the reflog
  std::string before;   // the id that the ref has; empty: there is none
};

// Writes the object and points the ref to it. Throws Error, also when the ref is not as `before`.
void write_record(const TagRecord& record);

// The id of the tag object that a ref is; empty when there is none.
std::string record_at(const std::string& ref);

// The lines "Bpf-…: value" at the end of a record's message, in their order.
std::vector<std::pair<std::string, std::string>> record_fields(std::string_view message);

}  // namespace bpf
