// SPDX-License-Identifier: GPL-2.0-only
// reported-by-closes: who reads that a bug was reported can read the report.
#include <algorithm>

#include "lib/model/message.h"
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

bool is_report(const Trailer& tag) {
  return equal_nocase(tag.key, "Reported-by") || equal_nocase(tag.key, "Reported-and-tested-by");
}

bool is_link(const Trailer& tag) {
  return equal_nocase(tag.key, "Closes") || equal_nocase(tag.key, "Link");
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  const std::vector<Trailer>& tags = patch.message.tags;
  for (auto tag = tags.begin(); tag != tags.end();) {
    if (!is_report(*tag)) {
      ++tag;
      continue;
    }
    const auto behind = std::find_if_not(tag, tags.end(), is_report);  // several may share a report
    if (behind == tags.end() || !is_link(*behind))
      findings.add(std::prev(behind)->line, "no link to the report",
                   "add below it: Closes: https://lore.kernel.org/r/<message-id of the report>");
    tag = behind;
  }
}

constexpr Example examples[] = {
    {.text = R"(bpf: Fix leak in array map

The map is freed before its last user is gone.

«Reported-by: Bob Builder <bob@example.org>»
Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(bpf: Fix leak in array map

The map is freed before its last user is gone.

Reported-by: Eve Example <eve@example.org>
Reported-by: Bob Builder <bob@example.org>
Closes: https://lore.kernel.org/r/1@example.org
Signed-off-by: Ada Patcher <ada@example.org>
)"},
};

}  // namespace

constinit const Rule reported_by_closes = {
    .id = "reported-by-closes",
    .severity = Severity::note,
    .summary = "Reported-by: is followed by Closes: with the report",
    .rationale =
        "The tag Closes: should follow, with a URL to the report, if it is available on the web. "
        "Reviewers and those who backport see there what went wrong.",
    .citation =
        R"(submitting-patches, "Using Reported-by:, Tested-by:, Reviewed-by:, Suggested-by: and Fixes:")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
