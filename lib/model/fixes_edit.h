// SPDX-License-Identifier: GPL-2.0-only
// Puts a Fixes: tag into a message: in front of the other tags, as the first of them, and nowhere a
// second time. Everything else stays as it is, byte for byte. (submitting-patches, "Using
// Reported-by:, Tested-by:, Reviewed-by:, Suggested-by: and Fixes:")
#pragma once

#include <string>

namespace bpf {

struct FixesEdit {
  enum class Kind { added, corrected, there };
  Kind kind = Kind::added;
  std::string text;    // the new message
  std::string before;  // the tag as it was, when it was corrected
};

// `id`: the full id of the commit that is fixed; `line`: its tag, `Fixes: <id> ("<subject>")`. A tag
// for that commit in another form is corrected where it stands.
FixesEdit add_fixes(const std::string& message, const std::string& id, const std::string& line);

}  // namespace bpf
