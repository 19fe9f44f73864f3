// SPDX-License-Identifier: GPL-2.0-only
// fixes-ancestor: the commit of a Fixes: tag is one that the series builds on: no commit of the
// series itself, whose id changes when it is applied, and none of another tree. History that is
// applied already is no series, and a backport keeps the id that the commit has in mainline.
#include <algorithm>
#include <optional>
#include <vector>

#include "lib/model/backport.h"
#include "lib/model/fixes.h"
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

constexpr std::size_t fewest_digits = 7;  // fewer fit by chance

// The ids of the series, in order.
std::vector<std::string_view> sorted_ids(const Series& series) {
  std::vector<std::string_view> ids;
  for (const Patch& patch : series.patches)
    if (patch.commit.find_first_not_of('0') != std::string::npos) ids.push_back(patch.commit);
  std::sort(ids.begin(), ids.end());
  return ids;
}

// `unknown` gets a commit whose history is not here.
void check_id(const Patch& patch, bool backport, std::string_view id, const std::vector<std::string_view>& ids,
              const Facts& facts, std::optional<CommitFacts>& unknown, Findings& findings) {
  const std::string wanted = lower(id);
  const auto near = std::lower_bound(ids.begin(), ids.end(), std::string_view(wanted));
  if (id.size() >= fewest_digits && near != ids.end() && near->starts_with(wanted)) {
    findings.add(patch, id, "a commit of this series: its id will change when it is applied",
                 "fold it into that commit: git rebase -i " + wanted + "^, with this one as fixup below that one");
    return;
  }
  if (!facts.find_commit || !facts.in_history || backport) return;
  const CommitFacts commit = facts.find_commit(id);
  const Answer there = commit.exists == Answer::yes ? facts.in_history(Tip::base, id) : commit.exists;
  if (there == Answer::unknown && facts.base && !commit.fetch.empty()) unknown = commit;
  if (commit.exists == Answer::yes && there == Answer::no)
    findings.add(
        patch, id, "not in the tree that the series is based on",
        "send the fix to the tree that has the commit, or take the id that it has in this tree");
}

void check(const Series& series, const Facts& facts, Findings& findings) {
  const std::size_t before = findings.found.size();
  const std::vector<std::string_view> ids = sorted_ids(series);
  std::optional<CommitFacts> unknown;
  for (const Patch& patch : series.patches) {
    std::optional<bool> backport;  // asked once, for it reads the whole message
    for (const Trailer& tag : patch.message.tags) {
      if (!is_fixes(tag)) continue;
      const FixesTag fixes = parse_fixes(tag, text_after(patch.message, tag));
      if (fixes.id.empty()) continue;
      if (!backport) backport = is_backport(patch);
      check_id(patch, *backport, fixes.id, ids, facts, unknown, findings);
    }
  }
  if (unknown) findings.not_run(why_unknown(*unknown));
  // It costs a walk through the history, so it is asked last.
  if (findings.found.size() > before && facts.is_applied && facts.is_applied() == Answer::yes)
    findings.found.resize(before);
}

// 1b2c3d4e5f60 is in the base, every other commit is in some other tree.
Facts two_trees() {
  Facts facts;
  facts.find_commit = [](std::string_view) {
    CommitFacts commit;
    commit.exists = Answer::yes;
    return commit;
  };
  facts.in_history = [](Tip, std::string_view id) { return id == "1b2c3d4e5f60" ? Answer::yes : Answer::no; };
  return facts;
}

// The same, and the series is history.
Facts applied() {
  Facts facts = two_trees();
  facts.is_applied = [] { return Answer::yes; };
  return facts;
}

constexpr Example examples[] = {
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 1/2] bpf: Add array map

Text.
---
From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 2/2] bpf: Fix leak in array map

Text.

Fixes: «012345678901» ("bpf: Add array map")
---
)"},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: «0123456789ab» (\"bpf: Add array map\")\n",
     .facts = two_trees},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: 1b2c3d4e5f60 (\"bpf: Add array map\")\n",
     .facts = two_trees},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: 0123456789ab (\"bpf: Add array map\")\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: 0123456789ab (\"bpf: Add array map\")\n",
     .facts = applied},
    {.text = "bpf: Fix leak\n\n[ Upstream commit 1123456789ab ]\n\nText.\n\n"
             "Fixes: 0123456789ab (\"bpf: Add array map\")\n",
     .facts = two_trees},
};

}  // namespace

constinit const Rule fixes_ancestor = {
    .id = "fixes-ancestor",
    .severity = Severity::error,
    .summary = "a Fixes: tag names a commit that the series builds on",
    .rationale =
        "A Fixes: tag is for the commit that brought the bug in, as it is in the tree that the "
        "fix is applied to. A commit that is not applied yet gets another id when it is, and a "
        "commit of another tree is not there to be fixed.",
    .citation =
        R"(bpf_devel_QA, "What is the minimum requirement before I submit my BPF patches?")",
    .scope = Scope::not_in_editor,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
