// SPDX-License-Identifier: GPL-2.0-only
// tree-vs-content: what a series for bpf fixes is in bpf, or it belongs to bpf-next. And a note on
// the other way round: a series for bpf-next of nothing but fixes.
#include <optional>

#include "lib/model/fixes.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

bool is_of_series(const Series& series, const std::string& id) {
  return !id.empty() && std::any_of(series.patches.begin(), series.patches.end(),
                                    [&](const Patch& patch) { return patch.commit == id; });
}

// A series for bpf: each commit that it fixes is in bpf.
void check_fixed_are_there(const Series& series, const Tree& tree, const Facts& facts,
                           Findings& findings) {
  std::optional<CommitFacts> unknown;
  const std::string name(tree.name), next = name == "net" ? "net-next" : "bpf-next";
  for (const Patch& patch : series.patches)
    for (const Trailer& tag : patch.message.tags) {
      if (!is_fixes(tag)) continue;
      const FixesTag fixes = parse_fixes(tag, {});
      if (fixes.id.empty()) continue;
      const CommitFacts commit = facts.find_commit(fixes.id);
      const Answer there = commit.exists == Answer::yes ? facts.in_history(Tip::target, fixes.id) : commit.exists;
      if (there == Answer::unknown && !commit.fetch.empty()) unknown = commit;
      const bool elsewhere = commit.exists == Answer::yes && there == Answer::no;
      if (elsewhere && !is_of_series(series, commit.id))
        findings.add(patch, fixes.id,
                     "that commit is not in " + name + ", as it was last fetched",
                     "if only " + next + " has it: git bpf-format-patch --tree " + next +
                         "; else git fetch that tree, and check again");
    }
  if (unknown) findings.not_run(why_unknown(*unknown));
}

// The first Fixes: tag if all of the patch's are of commits that bpf has; else null.
const Trailer* fixes_released_code(const Patch& patch, const Facts& facts) {
  const Trailer* first = nullptr;
  for (const Trailer& tag : patch.message.tags) {
    if (!is_fixes(tag)) continue;
    const FixesTag fixes = parse_fixes(tag, {});
    if (fixes.id.empty() || facts.in_history(Tip::fixes_tree, fixes.id) != Answer::yes) return nullptr;
    if (first == nullptr) first = &tag;
  }
  return first;
}

// A series for bpf-next: not all of its code is fixes for what is there.
void check_not_only_fixes(const Series& series, const Facts& facts, Findings& findings) {
  const Patch* where = nullptr;
  std::string_view line;
  for (const Patch& patch : series.patches) {
    if (!patch.paths || touches_only(patch, [](const std::string& path) {
          return is_selftest(path) || is_documentation(path);
        }))
      continue;
    const Trailer* tag = fixes_released_code(patch, facts);
    if (tag == nullptr) return;
    if (where != nullptr) continue;
    where = &patch;
    line = tag->line;
  }
  if (where == nullptr) return;
  if (series.partial) return findings.not_run("one mail of the series was given, not all of it");
  findings.add(*where, line, "nothing but fixes, in a series for bpf-next",
               "if what they fix is released: git bpf-format-patch --tree bpf")
      .at_most(Severity::note);
}

void check(const Series& series, const Facts& facts, Findings& findings) {
  const Tree* tree = tree_of_series(series, facts);
  if (tree == nullptr || tree->iproute2 || !facts.find_commit || !facts.in_history) return;
  if (tree->fixes_only) check_fixed_are_there(series, *tree, facts, findings);
  else if (tree->name == "bpf-next") check_not_only_fixes(series, facts, findings);
}

// A repository whose base has 1b2c3d4e5f60 and does not have 2b2c3d4e5f60.
Facts two_commits() {
  return {.find_commit = [](std::string_view id) {
            CommitFacts commit;
            if (id.starts_with("1b2c3d4e5f60") || id.starts_with("2b2c3d4e5f60")) commit.exists = Answer::yes;
            return commit;
          },
          .in_history = [](Tip, std::string_view id) {
            return id.starts_with("1b2c3d4e5f60")   ? Answer::yes
                   : id.starts_with("2b2c3d4e5f60") ? Answer::no
                                                    : Answer::unknown;
          }};
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf] bpf: Fix leak in array map

Text.

Fixes: 1b2c3d4e5f60 ("bpf: Add array map")
Fixes: «2b2c3d4e5f60» ("bpf: Add list map")
Fixes: 3b2c3d4e5f60 ("bpf: Add what this repository does not have")
---
)",
     .facts = two_commits},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Fix leak in array map

Text.

«Fixes: 1b2c3d4e5f60 ("bpf: Add array map")»
---
diff --git a/kernel/bpf/arraymap.c b/kernel/bpf/arraymap.c
--- a/kernel/bpf/arraymap.c
+++ b/kernel/bpf/arraymap.c
@@ -1 +1 @@
-a
+b
)",
     .facts = two_commits},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 1/2] bpf: Fix leak in array map

Text.

Fixes: 1b2c3d4e5f60 ("bpf: Add array map")
---
diff --git a/kernel/bpf/arraymap.c b/kernel/bpf/arraymap.c
--- a/kernel/bpf/arraymap.c
+++ b/kernel/bpf/arraymap.c
@@ -1 +1 @@
-a
+b
From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 2/2] bpf: Make the array map faster

Text.
---
diff --git a/kernel/bpf/arraymap.c b/kernel/bpf/arraymap.c
--- a/kernel/bpf/arraymap.c
+++ b/kernel/bpf/arraymap.c
@@ -1 +1 @@
-b
+c
)",
     .facts = two_commits},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf] bpf: Fix map\n\nText.\n\n"
             "Fixes: 2b2c3d4e5f60 (\"bpf: Add list map\")\n---\n"},
};

}  // namespace

constinit const Rule tree_vs_content = {
    .id = "tree-vs-content",
    .severity = Severity::error,
    .summary = "what a series for bpf fixes is in bpf",
    .rationale =
        "A fix for what is only in bpf-next does not apply to bpf. A fix for what is released is "
        "wanted in bpf, unless it is of so little weight that it may wait in bpf-next.",
    .citation =
        R"(bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")",
    .scope = Scope::not_in_editor,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
