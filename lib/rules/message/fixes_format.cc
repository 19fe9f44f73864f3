// SPDX-License-Identifier: GPL-2.0-only
// fixes-format: a Fixes: tag that no tool can follow: no commit id, fewer than 12 digits, no
// subject, or wrapped over lines. Other departures from the form are fixes-style, a warning.
#include "lib/model/fixes.h"
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check_tag(const Trailer& tag, std::string_view next, Findings& findings) {
  const FixesTag fixes = parse_fixes(tag, next);
  const std::string_view value = tag.value.substr(0, tag.value.find('\n'));
  if (fixes.id.empty()) {
    findings.add(value.empty() ? tag.line.substr(tag.line.size()) : value, "no commit id",
                 R"(write: Fixes: <12 or more digits of the id> ("<subject of that commit>"))");
    return;
  }
  const std::string remedy =
      R"(run: git log -1 --abbrev=12 --format='Fixes: %h ("%s")' )" + std::string(fixes.id);
  if (fixes.id.size() < fixes_digits)
    findings.add(fixes.id,
                 "a commit id of " + std::to_string(fixes.id.size()) + " digits; 12 or more are needed",
                 remedy);
  else if (fixes.wrapped)
    findings.add(value, "a Fixes: tag wrapped over lines; it is one line, however long", remedy);
  else if (fixes.subject.empty())
    findings.add(fixes.id.substr(fixes.id.size()), "no subject behind the commit id", remedy);
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  for (const Trailer& tag : patch.message.tags)
    if (is_fixes(tag)) check_tag(tag, text_after(patch.message, tag), findings);
}

constexpr Example examples[] = {
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: «abc1234» (\"bpf: Add array map\")\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: «bpf: Add array map»\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes:«»\nSigned-off-by: Ada Patcher <ada@example.org>\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: 1b2c3d4e5f60«»\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: «1b2c3d4e5f60 (\"bpf: Add an array map that is»\nfast\")\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: «1b2c3d4e5f60 (\"bpf: Add»\narray\nmap\")\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: «1b2c3d4e5f60 (\"bpf: Add»\narray map\") # v6.1\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: «1b2c3d4e5f60»\n (\"bpf: Add array map\")\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: «20260708075343.358712-4-ada@example.org»\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: 1b2c3d4e5f60a (\"ss: prevent \"Process\" column\")\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: 1b2c3d4e5f60 (\"bpf: Add\nAcked-by: Bob (\"Bo\") <bob@example.org>\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nFixes: 1b2c3d4e5f60: (\"bpf: Add array map\")\n"},
};

}  // namespace

constinit const Rule fixes_format = {
    .id = "fixes-format",
    .severity = Severity::error,
    .summary = "a Fixes: tag has an id of 12 digits or more and a subject, on one line",
    .rationale =
        "The tag is how follow-up commits are found and fixes are backported, by programs: a short "
        "id becomes ambiguous, and a wrapped tag is not read at all.",
    .citation = R"(bpf_devel_QA, "What is the minimum requirement before I submit my BPF patches?")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
