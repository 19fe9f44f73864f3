// SPDX-License-Identifier: GPL-2.0-only
// fixes-style: a Fixes: tag that can be followed, but is not written as everybody writes it:
// `Fixes: <12 or more digits> ("<subject>")`.
#include "lib/model/fixes.h"
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// "Fixes 1b2c3d4e5f60 (…": the colon was forgotten, so that it is no tag at all.
bool lacks_colon(std::string_view line) {
  Scanner scan(line);
  return scan.eat_nocase("fixes ") && scan.take_while(is_hex).size() >= fixes_digits;
}

std::string right_tag(const FixesTag& fixes, const Facts& facts) {
  std::string subject(fixes.subject);
  if (facts.find_commit)
    if (const CommitFacts commit = facts.find_commit(fixes.id); commit.exists == Answer::yes) subject = commit.subject;
  return "Fixes: " + lower(fixes.id) + " (\"" + subject + "\")";
}

void check(const Patch& patch, const Facts& facts, Findings& findings) {
  const CommitMessage& message = patch.message;
  for (const Trailer& tag : message.tags) {
    if (!is_fixes(tag)) continue;
    const FixesTag fixes = parse_fixes(tag, text_after(message, tag));
    const bool fatal = fixes.id.size() < fixes_digits || fixes.wrapped || fixes.subject.empty();
    if (fatal || fixes.exact) continue;
    if (const std::string right = right_tag(fixes, facts); tag.line != right || fixes.id.size() > 64)
      findings.add(tag.line, "a Fixes: tag in another form than Fixes: <id> (\"<subject>\")", "write: " + right);
  }
  for (std::string_view line : message.body)
    if (lacks_colon(line))
      findings.add(line.substr(5, 0), "no colon after Fixes: git and the bots do not see this tag",
                   "write: Fixes:" + std::string(line.substr(5)));
}

// A repository with a commit whose subject is quoted as a whole.
Facts quoting_commit() {
  Facts facts;
  facts.find_commit = [](std::string_view) {
    CommitFacts commit;
    commit.exists = Answer::yes;
    commit.subject = "\"bpf: Add array map\"";
    return commit;
  };
  return facts;
}

constexpr Example examples[] = {
    {.text = "bpf: Fix leak\n\nText.\n\n«Fixes: 1b2c3d4e5f60 (bpf: Add array map)»\n"},
    {.text = "bpf: Fix leak\n\nText.\n\n«Fixes: commit 1b2c3d4e5f60 (\"bpf: Add array map\")»\n"},
    {.text = "bpf: Fix leak\n\nText.\n\n«fixes: 1B2C3D4E5F60 (\"bpf: Add array map\")»\n"},
    {.text = "bpf: Fix leak\n\nText.\n\n«Fixes: 1b2c3d4e5f60 (\"bpf: Add array map\").»\n"},
    {.text = "bpf: Fix leak\n\nText.\n\n«Fixes: 1b2c3d4e5f60: (\"bpf: Add array map\")»\n"},
    {.text = "bpf: Fix leak\n\nText.\n\n«Fixes: \"1b2c3d4e5f60\" (\"bpf: Add array map\")»\n"},
    {.text = "bpf: Fix leak\n\nText.\n\n«Fixes: commit 1b2c3d4e5f60, \"bpf: Add array map\"»\n"},
    {.text = "bpf: Fix leak\n\nText.\n\n«Fixes: 1b2c3d4e5f60 (“bpf: Add array map”)»\n"},
    {.text = "bpf: Fix leak\n\nText.\n\n«Fixes: 1b2c3d4e5f60 (\"“bpf: Add array map”\")»\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: 1b2c3d4e5f60 (\"\"bpf: Add array map\"\")\n", .facts = quoting_commit},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes«» 1b2c3d4e5f60 (\"bpf: Add array map\")\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: 1b2c3d4e5f60 (\"bpf: Add array map\")\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: 1b2c3d4e5f60 (\"Revert \"bpf: Add array map\"\")\n"},
};

}  // namespace

constinit const Rule fixes_style = {
    .id = "fixes-style",
    .severity = Severity::warning,
    .summary = "a Fixes: tag has the form that everybody uses",
    .rationale =
        "Tools read the tag with simple patterns. Quotes and parentheses around the subject, small "
        "letters and nothing behind it keep all of them working.",
    .citation = R"(submitting-patches, "Describe your changes")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
