// SPDX-License-Identifier: GPL-2.0-only
// tree-tag-case: the tree's name is written small.
#include "lib/model/scan.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

void check(const Patch& mail, const Facts&, Findings& findings) {
  for (const SubjectToken& token : mail.subject->tokens) {
    if (token.kind != SubjectToken::Kind::tree) continue;
    const std::string small = lower(token.text);
    const int number = mail.subject->version;
    const std::string version = number > 0 ? "-v" + std::to_string(number) + " " : "";
    if (small != token.text)
      findings.add(token.text, "the tree's name has capital letters",
                   "git format-patch " + version + "--subject-prefix='" +
                       subject_prefix(small, mail.subject->rfc, mail.subject->resend) + "'");
  }
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH «BPF-NEXT» v2] bpf: Add map\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [RFC PATCH «Bpf»] bpf: Add map\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] BPF: Add map\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule tree_tag_case = {
    .id = "tree-tag-case",
    .severity = Severity::warning,
    .summary = "the tree's name is written small",
    .rationale =
        "The BPF CI compares the name letter by letter. One with capitals is no tree to it, and it "
        "guesses.",
    .citation =
        R"(bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")",
    .scope = Scope::mails,
    .on_cover = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
