// SPDX-License-Identifier: GPL-2.0-only
// fixes-resolves: the commit of a Fixes: tag is in the repository, and has the subject that the
// tag quotes. A quoted subject may be cut, or have `...` in place of a part.
#include <optional>

#include "lib/model/fixes.h"
#include "lib/model/scan.h"
#include "lib/model/shell.h"
#include "lib/rules/message/bug_words.h"
#include "lib/rules/message/quoted_subject.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check_known(const FixesTag& fixes, const CommitFacts& commit, Findings& findings) {
  if (fixes.subject.empty() || quotes_subject(fixes.subject, commit.subject)) return;
  findings.add(fixes.subject, "the commit's subject is another one",
               "write: Fixes: " + lower(fixes.id) + " (\"" + commit.subject + "\")");
}

void check(const Patch& patch, const Facts& facts, Findings& findings) {
  std::optional<CommitFacts> unknown;  // of a commit that may be elsewhere
  for (const Trailer& tag : patch.message.tags) {
    if (!is_fixes(tag)) continue;
    const FixesTag fixes = parse_fixes(tag, text_after(patch.message, tag));
    if (fixes.id.empty() || fixes.wrapped) continue;
    if (!facts.find_commit) return findings.not_run("there is no repository to look commits up in");
    const CommitFacts commit = facts.find_commit(fixes.id);
    if (commit.exists == Answer::yes)
      check_known(fixes, commit, findings);
    else if (commit.exists == Answer::no)
      findings.add(
          fixes.id, "no such commit here",
          fixes.subject.empty()
              ? how_to_find_fixed(patch)
              : "take the id from the tree that the patch is for: git log --oneline -F --grep=" +
                    shell_quote(fixes.subject));
    else
      unknown = commit;
  }
  if (unknown) findings.not_run(why_unknown(*unknown));
}

// A repository with one commit, 1b2c3d4e5f60 ("bpf: Add array map").
Facts one_commit() {
  Facts facts;
  facts.find_commit = [](std::string_view id) {
    CommitFacts commit;
    commit.exists = id == "1b2c3d4e5f60" ? Answer::yes : Answer::no;
    commit.subject = "bpf: Add array map";
    return commit;
  };
  return facts;
}

Facts shallow() {
  Facts facts;
  facts.find_commit = [](std::string_view) { return CommitFacts{}; };
  return facts;
}

constexpr Example examples[] = {
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: «0123456789ab» (\"bpf: Add array map\")\n",
     .facts = one_commit},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: «0123456789ab»\n", .facts = one_commit},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: 1b2c3d4e5f60 (\"«bpf: Add hash map»\")\n",
     .facts = one_commit},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: 1b2c3d4e5f60 (\"bpf: Add array map\")\n",
     .facts = one_commit},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: 1b2c3d4e5f60 (\"bpf: ... map\")\n",
     .facts = one_commit},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: 1b2c3d4e5f60 (“bpf: Add …”)\n", .facts = one_commit},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: 0123456789ab (\"bpf: Add hash map\")\n",
     .facts = shallow},
};

}  // namespace

constinit const Rule fixes_resolves = {
    .id = "fixes-resolves",
    .severity = Severity::warning,
    .summary = "the commit of a Fixes: tag exists, with that subject",
    .rationale =
        "Follow-up commits and backports are found through this tag. An id that nobody else has, "
        "or that belongs to another commit than the one that is quoted, sends them the wrong way.",
    .citation =
        R"(bpf_devel_QA, "What is the minimum requirement before I submit my BPF patches?")",
    .scope = Scope::not_in_editor,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
