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
  std::string_view text;     // the tag, with the lines that it goes on in
  bool wrapped = false;      // goes over more than one line
  bool exact = false;        // has the canonical form, tag included
};

bool is_fixes(const Trailer& tag);

// Whether these hex digits may be a commit's id: "added" is a word, and 100000 a number.
bool looks_like_id(std::string_view digits);

// Reads a Fixes: tag. `behind` is what text_after() gives, to see a wrapped subject.
FixesTag parse_fixes(const Trailer& tag, std::string_view behind);

// Whether a message has a Fixes: tag with a commit id, in whatever form, or reverts a commit.
bool fixes_something(const CommitMessage& message);

// What stands below this tag in its paragraph, up to the next tag; empty when nothing does.
std::string_view text_after(const CommitMessage& message, const Trailer& tag);

}  // namespace bpf
