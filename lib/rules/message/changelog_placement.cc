// SPDX-License-Identifier: GPL-2.0-only
// changelog-placement: what changed since the last version is said below the `---`, or in the cover
// letter, and not in the description, which stays in the log for ever.
#include "lib/model/prose.h"
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// "v2", "V2", "version 2"; also "RFC" and "RFC v1" in front of an arrow.
bool eat_version(Scanner& scan) {
  if (scan.eat_nocase("RFC")) {
    scan.take_blanks();
    Scanner behind = scan;
    if (eat_version(behind)) scan = behind;
    return true;
  }
  if (scan.eat_nocase("version"))
    scan.take_blanks();
  else if (!scan.eat_nocase("v"))
    return false;
  const std::string_view digits = scan.take_while(is_digit);
  return !digits.empty() && digits.size() <= 2 && !is_alnum(scan.peek()) && scan.peek() != '.';
}

// "v1 -> v2", "v2->v3:"
bool is_step(Scanner scan) {
  if (!eat_version(scan)) return false;
  scan.take_blanks();
  const bool arrow =
      scan.eat("->") || scan.eat("-->") || scan.eat("=>") || scan.eat("→") || scan.eat("..");
  scan.take_blanks();
  return arrow && eat_version(scan);
}

// "Changes in v2:", "Change since v1", "since v1:"
bool is_heading(Scanner scan) {
  const bool changes =
      scan.eat_nocase("changelog") || scan.eat_nocase("changes") || scan.eat_nocase("change");
  scan.take_blanks();
  const bool since = scan.eat_nocase("since ");
  if (changes && !since)
    scan.eat_nocase("in ") || scan.eat_nocase("from ") || scan.eat_nocase("for ");
  return (changes || since) && eat_version(scan);
}

// "v2:" or "v2: rebased". Not "v1: …" wrapped out of a sentence: a paragraph begins with it.
bool is_item(Scanner scan, bool begins) { return begins && eat_version(scan) && scan.eat(":"); }

void check(const Patch& patch, const Facts&, Findings& findings) {
  bool begins = true;
  for (std::string_view line : description(patch.message)) {
    Scanner scan(trim_left(line));
    while (scan.eat("*") || scan.eat("-") || scan.eat("[")) scan.take_blanks();
    const bool title =
        equal_nocase(trim(line), "changelog:") || equal_nocase(trim(line), "changelog");
    if (title || is_step(scan) || is_heading(scan) || is_item(scan, begins)) {
      findings.add(trim(line), "a changelog of the patch's versions in its description",
                   "move it below a line --- behind the tags, or into the cover letter");
      return;
    }
    begins = is_blank(line);
  }
}

constexpr Example examples[] = {
    {.text = "bpf: Add array map\n\nIt is fast.\n\n«v1 -> v2:»\n - made it faster\n"},
    {.text = "bpf: Add array map\n\nIt is fast.\n\n«Changes in v2:»\n - made it faster\n"},
    {.text = "bpf: Add array map\n\nIt is fast.\n\n«v2: made it faster»\n"},
    {.text = "bpf: Add array map\n\nIt is fast.\n\n«RFC -> v1: made it faster»\n"},
    {.text = "bpf: Add array map\n\nIt is fast.\n---\nv1 -> v2:\n - made it faster\n"},
    {.text = "bpf: Add array map\n\nIt works with cgroup v1, as well as with cgroup\nv2: both have "
             "it since v5.10.\n\nFor v4 of the instruction set, it is faster.\n"},
};

}  // namespace

constinit const Rule changelog_placement = {
    .id = "changelog-placement",
    .severity = Severity::warning,
    .summary = "changes between versions are described below the ---",
    .rationale =
        "What changed between two versions helps the reviewers of today, and nobody who reads the "
        "log later. git am drops what stands below the line with the three dashes.",
    .citation = R"(submitting-patches, "Commentary")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
