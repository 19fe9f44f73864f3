// SPDX-License-Identifier: GPL-2.0-only
// no-smuggled-diff: git am ends a message at the first line that looks like the start of a patch
// and applies what follows. Such a line at column 0 of a message adds changes that nobody wrote,
// or cuts the message short. Indented, it is only text. A `---` with notes behind it is fine.
#include "lib/model/diff.h"
#include "lib/model/mail.h"
#include "lib/model/scan.h"
#include "lib/model/series.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Patch& patch, const Facts&, Findings& findings) {
  // No diff is in the text of a cover letter, before what git puts there (an interdiff perhaps).
  const bool cover = patch.mail && patch.subject && patch.subject->number == 0;
  std::vector<std::string_view> lines = cover ? split_lines(cover_blurb(patch.mail->body)) : patch.message.body;
  if (!patch.mail)  // a commit's notes are in its message; in a mail, the diff follows them
    for (std::string_view line : split_lines(patch.message.notes)) lines.push_back(line);
  // In a mail, the message has ended at a line like `--- before ---` already. The cover letter that b4 keeps
  // as a commit has one of b4's.
  const auto cuts = [&](std::string_view line) {
    return !patch.mail && line.starts_with("--- ") && !line.starts_with("--- b4-") && ends_message(line);
  };
  std::string_view found = patch.smuggled;
  for (std::size_t i = 0; i < lines.size() && found.empty(); ++i)
    if (cuts(lines[i]) || starts_patch(lines[i], i + 1 < lines.size() ? lines[i + 1] : std::string_view{})) found = lines[i];
  if (!found.empty())
    findings.add(found, "git am would take the message from here on for a patch", "indent the quoted diff by two blanks");
}

constexpr Example examples[] = {
    {.text = R"(From: Ada <ada@example.org>
Subject: [PATCH bpf-next] bpf: Fix leak in array map

The bug came in with this hunk:

«diff --git a/net/core/xdp.c b/net/core/xdp.c»
--- a/net/core/xdp.c
+++ b/net/core/xdp.c
@@ -1 +1,2 @@
 int a;
+int b;

Signed-off-by: Ada <ada@example.org>
---
 kernel/bpf/core.c | 1 +
 1 file changed, 1 insertion(+)

diff --git a/kernel/bpf/core.c b/kernel/bpf/core.c
--- a/kernel/bpf/core.c
+++ b/kernel/bpf/core.c
@@ -1 +1,2 @@
 int a;
+int b;
)"},
    {.text = R"(From: Ada <ada@example.org>
Subject: [PATCH bpf-next] bpf: Fix leak in array map

A line of the diff reads like that one, and is none.
---
diff --git a/kernel/bpf/core.c b/kernel/bpf/core.c
--- a/kernel/bpf/core.c
+++ b/kernel/bpf/core.c
@@ -1,2 +1 @@
 int a;
---
)"},
    {.text = R"(bpf: Fix leak in array map

It was said in this mail:
«From nobody Mon Sep 17 00:00:00 2001»
)"},
    {.text = R"(bpf: Fix leak in array map

The bug came in with this hunk:

«diff --git a/kernel/bpf/arraymap.c b/kernel/bpf/arraymap.c»
--- a/kernel/bpf/arraymap.c
+++ b/kernel/bpf/arraymap.c
)"},
    {.text = R"(bpf: Fix leak in array map

The bug came in here.
---
«--- a/kernel/bpf/arraymap.c»
+++ b/kernel/bpf/arraymap.c
@@ -1 +1 @@
)"},
    {.text = R"(bpf: Make the array map faster

«--- before ---»
100 lookups per second
--- after ---
200 lookups per second
)"},
    {.text = R"(bpf: Fix leak in array map

The bug came in with this hunk:

  diff --git a/kernel/bpf/arraymap.c b/kernel/bpf/arraymap.c
  @@ -1 +1 @@
---
v1 -> v2: rebased
)"},
    {.text = R"(From: Ada <ada@example.org>
Subject: [PATCH bpf-next 0/2] Make maps better

They could be better.
---
«diff --git a/kernel/bpf/core.c b/kernel/bpf/core.c»
--- a/kernel/bpf/core.c
+++ b/kernel/bpf/core.c
)"},
};

}  // namespace

constinit const Rule no_smuggled_diff = {
    .id = "no-smuggled-diff",
    .severity = Severity::error,
    .summary = "nothing in the message reads as a patch",
    .rationale =
        "git am applies whatever looks like a diff in a mail. A diff quoted at column 0 of the "
        "message is applied too, or makes git am fail.",
    .citation = R"(checkpatch, "DIFF_IN_COMMIT_MSG")",
    .on_cover = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
