// SPDX-License-Identifier: GPL-2.0-only
// fixes-required-bpf: in a series for bpf, a patch without a Fixes: tag of its own that touches
// more than tests, documentation and MAINTAINERS. A series without any is bpf-tree-fixes-only.
#include "lib/model/fixes.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

void check(const Series& series, const Facts& facts, Findings& findings) {
  const Tree* tree = tree_of_series(series, facts);
  if (tree == nullptr || !tree->fixes_only) return;
  const auto fixes = [](const Patch& patch) { return fixes_something(patch.message); };
  if (std::none_of(series.patches.begin(), series.patches.end(), fixes)) return;
  for (const Patch& patch : series.patches) {
    if (fixes(patch) || is_autosquash(patch.message.subject)) continue;
    if (!patch.paths) {
      findings.not_run("which files a patch touches is not known");
      continue;
    }
    const auto exempt = [](const std::string& path) {
      return is_selftest(path) || is_documentation(path);
    };
    if (!touches_only(patch, exempt))
      findings.add(patch, patch.message.end,
                   "no Fixes: tag in a patch for " + std::string(tree->name),
                   "add the tag (git bpf-fixes finds candidates), or send this patch to bpf-next");
  }
}

constexpr Example examples[] = {
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf 1/2] bpf: Move the array map's free

Text.

Signed-off-by: Ada Patcher <ada@example.org>
«»---
diff --git a/kernel/bpf/arraymap.c b/kernel/bpf/arraymap.c
--- a/kernel/bpf/arraymap.c
+++ b/kernel/bpf/arraymap.c
@@ -1 +1 @@
-a
+b
From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf 2/2] bpf: Fix leak in array map

Text.

Fixes: 1b2c3d4e5f60 ("bpf: Add array map")
Signed-off-by: Ada Patcher <ada@example.org>
---
diff --git a/kernel/bpf/arraymap.c b/kernel/bpf/arraymap.c
--- a/kernel/bpf/arraymap.c
+++ b/kernel/bpf/arraymap.c
@@ -1 +1 @@
-b
+c
)"},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf 1/2] bpf: Fix leak in array map

Text.

Fixes: 1b2c3d4e5f60 ("bpf: Add array map")
Signed-off-by: Ada Patcher <ada@example.org>
---
From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf 2/2] selftests/bpf: Test the array map's free

Text.

Signed-off-by: Ada Patcher <ada@example.org>
---
diff --git a/tools/testing/selftests/bpf/a.c b/tools/testing/selftests/bpf/a.c
--- a/tools/testing/selftests/bpf/a.c
+++ b/tools/testing/selftests/bpf/a.c
@@ -1 +1 @@
-b
+c
)"},
};

}  // namespace

constinit const Rule fixes_required_bpf = {
    .id = "fixes-required-bpf",
    .severity = Severity::warning,
    .summary = "each patch for bpf has a Fixes: tag",
    .rationale =
        "Fixes that go to the bpf tree must have a Fixes: tag; it is what backports are found by. "
        "Refactoring that a fix needs is the exception, and best avoided.",
    .citation = R"(bpf_devel_QA, "What is the minimum requirement before I submit my BPF patches?")",
    .scope = Scope::not_in_editor,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
