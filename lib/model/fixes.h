// SPDX-License-Identifier: GPL-2.0-only
// The value of a Fixes: tag, `<12 or more hex digits> ("<subject>")`, and its loose forms.
// (submitting-patches, "Using Reported-by:, Tested-by:, Reviewed-by:, Suggested-by: and Fixes:")
#pragma once

#include <string>
#include <string_view>

#include "lib/model/message.h"

namespace bpf {

inline constexpr std::size_t fixes_digits = 12;  // at least

struct FixesTag {
  std::string_view id;       // the hex digits; empty when there are none
  std::string_view subject;  // without parentheses and quotes; empty when there is none
  bool wrapped = false;      // goes over more than one line
  bool exact = false;        // has the canonical form, tag included
};

bool is_fixes(const Trailer& tag);

// Reads a Fixes: tag. `next_line` is the body's line after it, to see a wrapped subject.
FixesTag parse_fixes(const Trailer& tag, std::string_view next_line);

// Whether a message has a Fixes: tag with a commit id, in whatever form, or reverts a commit.
bool fixes_something(const CommitMessage& message);

// The line of the body after this tag, empty when there is none.
std::string_view line_after(const CommitMessage& message, const Trailer& tag);

}  // namespace bpf
