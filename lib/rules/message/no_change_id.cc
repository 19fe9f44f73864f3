// SPDX-License-Identifier: GPL-2.0-only
// no-change-id: Gerrit's Change-Id: means nothing outside of the Gerrit that made it.
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Patch& patch, const Facts&, Findings& findings) {
  for (const Trailer& tag : patch.message.tags)
    if (equal_nocase(tag.key, "Change-Id"))
      findings.add(tag.line, "a Gerrit Change-Id", "delete the line");
}

constexpr Example examples[] = {
    {.text = R"(bpf: Fix leak in array map

The map is freed before its last user is gone.

«Change-Id: I0123456789abcdef0123456789abcdef01234567»
Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(bpf: Fix leak in array map

  Change-Id: in quoted text is prose.

Signed-off-by: Ada Patcher <ada@example.org>
)"},
};

}  // namespace

constinit const Rule no_change_id = {
    .id = "no-change-id",
    .severity = Severity::error,
    .summary = "no Gerrit Change-Id",
    .rationale = "Internal review systems are not reachable for the public; their ids are noise in git log.",
    .citation = R"(checkpatch, "GERRIT_CHANGE_ID")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
