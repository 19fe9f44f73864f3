// SPDX-License-Identifier: GPL-2.0-only
// fixes-in-trailer-block: a Fixes: tag stands with the other tags in the last paragraph. Above it,
// git takes it for text.
#include "lib/model/fixes.h"
#include "lib/rules/message/stray_tags.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Patch& patch, const Facts&, Findings& findings) {
  const CommitMessage& message = patch.message;
  for (const Trailer* tag : stray_tags(message))
    if (is_fixes(*tag) && !parse_fixes(*tag, {}).id.empty())
      findings.add(tag->line,
                   "a Fixes: tag outside of the last paragraph, where git does not see it",
                   "move it down to the other tags, without an empty line between them");
}

constexpr Example examples[] = {
    {.text = R"(bpf: Fix leak in array map

The map is freed before its last user is gone.

«Fixes: 1b2c3d4e5f60 ("bpf: Add array map")»

Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(bpf: Fix leak in array map

The map is freed before its last user is gone.

Fixes: 1b2c3d4e5f60 ("bpf: Add array map")
Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(bpf: Fix leak in array map

The old message had
  Fixes: 1b2c3d4e5f60 ("bpf: Add array map")
which was wrong.

Signed-off-by: Ada Patcher <ada@example.org>
)"},
};

}  // namespace

constinit const Rule fixes_in_trailer_block = {
    .id = "fixes-in-trailer-block",
    .severity = Severity::warning,
    .summary = "Fixes: tags stand in the last paragraph",
    .rationale =
        "Git reads tags from the last paragraph only, and so do the programs that look for what "
        "to backport.",
    .citation =
        R"(submitting-patches, "Using Reported-by:, Tested-by:, Reviewed-by:, Suggested-by: and Fixes:")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
