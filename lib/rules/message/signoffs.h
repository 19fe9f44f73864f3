// SPDX-License-Identifier: GPL-2.0-only
// The sign-offs of a message, and who the author is: for the rules that compare the two.
#pragma once

#include <optional>
#include <vector>

#include "lib/model/ident.h"
#include "lib/model/message.h"

namespace bpf::rules {

struct Signoff {
  const Trailer* tag;
  std::optional<Ident> person;  // nothing: cannot be read
};

inline bool is_signoff(const Trailer& tag) { return equal_nocase(tag.key, "Signed-off-by"); }

inline std::vector<Signoff> signoffs_of(const CommitMessage& message) {
  std::vector<Signoff> signoffs;
  for (const Trailer& tag : message.tags)
    if (is_signoff(tag)) signoffs.push_back({&tag, parse_ident(unfold(tag.value))});
  return signoffs;
}

// A list that rewrites From for DMARC: "Ada Patcher via B4 Relay <devnull+…>". The mail's own
// author is unknown then.
inline bool rewritten_by_list(const Ident& author) {
  return find_nocase(author.name, " via ") != std::string_view::npos;
}

}  // namespace bpf::rules
