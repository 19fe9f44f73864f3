// SPDX-License-Identifier: GPL-2.0-only
// trailer-block: a sign-off or review stands in a paragraph above the last one, where git does not
// read it; mostly an empty line has come between the tags. (Fixes: has a rule of its own.)
#include <algorithm>

#include "lib/model/fixes.h"
#include "lib/model/ident.h"
#include "lib/rules/message/stray_tags.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

constexpr std::string_view persons[] = {
    "Signed-off-by", "Co-developed-by", "Acked-by",     "Tested-by",
    "Reviewed-by",   "Reported-by",     "Suggested-by",
};

void check(const Patch& patch, const Facts&, Findings& findings) {
  const std::vector<const Trailer*> stray = stray_tags(patch.message);
  const auto fixes = [](const Trailer* tag) { return is_fixes(*tag); };
  if (std::any_of(stray.begin(), stray.end(), fixes)) return;  // fixes-in-trailer-block says it
  for (const Trailer* tag : stray) {
    const bool person =
        std::any_of(std::begin(persons), std::end(persons),
                    [&](std::string_view key) { return equal_nocase(tag->key, key); });
    if (!person || !parse_ident(unfold(tag->value))) continue;
    findings.add(tag->line, "a tag outside of the last paragraph, where git does not see it",
                 "move it down to the other tags, without an empty line between them");
    return;
  }
}

constexpr Example examples[] = {
    {.text = R"(bpf: Fix leak in array map

The map is freed before its last user is gone.

«Reviewed-by: Bob Builder <bob@example.org>»

Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(bpf: Fix leak in array map

The map is freed before its last user is gone.

Reviewed-by: Bob Builder <bob@example.org>
Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(bpf: Fix leak in array map

The old message had
> Reviewed-by: Bob Builder <bob@example.org>
and Reported-by: nobody.

Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = "bpf: Fix leak\n\nText.\n\nSigned-off-by: Ada Patcher <ada@example.org>\n---\nv2: "
             "rebased\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nSigned-off-by: Ada Patcher <ada@example.org>\n---\n\nv2: "
             "rebased\n"},
};

}  // namespace

constinit const Rule trailer_block = {
    .id = "trailer-block",
    .severity = Severity::warning,
    .summary = "all tags stand in the last paragraph",
    .rationale =
        "Git reads tags from the last paragraph only. A sign-off or a review above it is lost to "
        "every program that collects them, and git commit -s adds it once more.",
    .citation = R"(submitting-patches, "Sign your work - the Developer's Certificate of Origin")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
