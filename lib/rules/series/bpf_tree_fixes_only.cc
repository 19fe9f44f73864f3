// SPDX-License-Identifier: GPL-2.0-only
// bpf-tree-fixes-only: a series for bpf (or net) fixes something. Documentation and MAINTAINERS
// may go there without a Fixes: tag; a series of nothing but selftests gets a warning.
#include "lib/model/fixes.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

void check(const Series& series, const Facts& facts, Findings& findings) {
  const Tree* tree = tree_of_series(series, facts);
  if (tree == nullptr || !tree->fixes_only || series.patches.empty()) return;
  const std::vector<Patch>& patches = series.patches;
  if (std::any_of(patches.begin(), patches.end(),
                  [](const Patch& patch) { return fixes_something(patch.message); }))
    return;
  if (series.partial) return findings.not_run("one mail of the series was given, not all of it");
  if (std::any_of(patches.begin(), patches.end(), [](const Patch& patch) { return !patch.paths; }))
    return findings.not_run("which files the series touches is not known");
  const auto all = [&](auto kind) {
    return std::all_of(patches.begin(), patches.end(),
                       [&](const Patch& patch) { return touches_only(patch, kind); });
  };
  if (all(is_documentation)) return;
  const std::string next = tree->name == "net" ? "net-next" : "bpf-next";
  Finding& finding = findings.add(
      patches.front(), patches.front().message.end,
      "a series for " + std::string(tree->name) + " without any Fixes: tag",
      "git bpf-format-patch --tree " + next + ", or add the Fixes: tag of what it fixes");
  if (all([](const std::string& path) { return is_selftest(path) || is_documentation(path); }))
    finding.at_most(Severity::warning);
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf] bpf: Add map

Text.

Signed-off-by: Ada Patcher <ada@example.org>
«»---
diff --git a/kernel/bpf/arraymap.c b/kernel/bpf/arraymap.c
--- a/kernel/bpf/arraymap.c
+++ b/kernel/bpf/arraymap.c
@@ -1 +1 @@
-a
+b
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf] bpf: Fix map

Text.

Fixes: 1b2c3d4e5f60 ("bpf: Add array map")
Signed-off-by: Ada Patcher <ada@example.org>
---
diff --git a/kernel/bpf/arraymap.c b/kernel/bpf/arraymap.c
--- a/kernel/bpf/arraymap.c
+++ b/kernel/bpf/arraymap.c
@@ -1 +1 @@
-a
+b
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf] MAINTAINERS: Add myself

Text.

Signed-off-by: Ada Patcher <ada@example.org>
---
diff --git a/MAINTAINERS b/MAINTAINERS
--- a/MAINTAINERS
+++ b/MAINTAINERS
@@ -1 +1 @@
-a
+b
)"},
};

}  // namespace

constinit const Rule bpf_tree_fixes_only = {
    .id = "bpf-tree-fixes-only",
    .severity = Severity::error,
    .summary = "what goes to bpf is a fix",
    .rationale =
        "The bpf tree is for fixes only; features, cleanups and other improvements go to bpf-next. A "
        "fix says what it fixes in a Fixes: tag.",
    .citation = R"(bpf_devel_QA, "How do the changes make their way into Linux?")",
    .scope = Scope::not_in_editor,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
