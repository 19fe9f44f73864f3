// SPDX-License-Identifier: GPL-2.0-only
// fixes-before-signoff: the Fixes: tag comes first, before the author's sign-off.
#include "lib/model/fixes.h"
#include "lib/rules/message/signoffs.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Patch& patch, const Facts&, Findings& findings) {
  bool signed_off = false;
  for (const Trailer& tag : patch.message.tags) {
    signed_off = signed_off || is_signoff(tag);
    if (signed_off && is_fixes(tag) && !parse_fixes(tag, {}).id.empty())
      findings.add(tag.line, "a Fixes: tag behind a Signed-off-by",
                   "move it up, in front of the first Signed-off-by");
  }
}

constexpr Example examples[] = {
    {.text = R"(bpf: Fix leak in array map

The map is freed before its last user is gone.

Signed-off-by: Ada Patcher <ada@example.org>
«Fixes: 1b2c3d4e5f60 ("bpf: Add array map")»
)"},
    {.text = R"(bpf: Fix leak in array map

The map is freed before its last user is gone.

Fixes: 1b2c3d4e5f60 ("bpf: Add array map")
Fixes: 2b2c3d4e5f60 ("bpf: Add hash map")
Signed-off-by: Ada Patcher <ada@example.org>
)"},
};

}  // namespace

constinit const Rule fixes_before_signoff = {
    .id = "fixes-before-signoff",
    .severity = Severity::note,
    .summary = "Fixes: tags come before the sign-offs",
    .rationale =
        "Tags are read as a history: what the author says of the patch comes first, and what is "
        "below a Signed-off-by was added by those who handled it later.",
    .citation =
        R"(submitting-patches, "Using Reported-by:, Tested-by:, Reviewed-by:, Suggested-by: and Fixes:")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
