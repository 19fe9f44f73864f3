// SPDX-License-Identifier: GPL-2.0-only
// tree-tag-routing: trees and forms that are accepted, and what becomes of them: net, net-next,
// bpf-next/net, and iproute2's in today's words, unless bpf.iproute2Prefix asks for these. Said
// once for a series.
#include "lib/model/scan.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

void explain(const Patch& mail, const SubjectToken& token, const Tree& tree, const Facts& facts,
             Findings& findings) {
  const std::string name(tree.name);
  if (tree.name == "net" || tree.name == "net-next") {
    const std::string bpf = tree.fixes_only ? "bpf" : "bpf-next";
    findings.add(mail, token.text,
                 name + " is accepted for BPF work; the maintainers decide which tree takes it",
                 "nothing needs to change; where it is clear that it is for " + bpf + ": --tree " + bpf);
  } else if (tree.name == "bpf-next/net") {
    findings.add(mail, token.text, "bpf-next/net is the branch of bpf-next for networking",
                 "nothing needs to change; no version of the document knows it, and the CI may take "
                 "it for bpf-next");
  } else if (tree.iproute2 && !facts.iproute2_current && !tree.also.empty() && equal_nocase(token.text, tree.also)) {
    Finding& finding = findings.add(mail, token.text, "the form that is in use today; the document's is '" +
                                                          std::string(tree.words) + "'",
                                    "nothing needs to change; both are understood");
    finding.citation = R"(bpf_devel_QA, "Do you accept patches as well for iproute2's BPF loader?")";
  }
}

void check(const Series& series, const Facts& facts, Findings& findings) {
  for (const Patch* mail : mails_of(series)) {
    const SubjectToken* token = mail->subject->first(SubjectToken::Kind::tree);
    const Tree* tree = token == nullptr ? nullptr : find_tree(token->text);
    if (tree == nullptr || is_pull_request(*mail)) continue;
    return explain(*mail, *token, *tree, facts, findings);
  }
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH «net-next» v2] bpf: Add map\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH «bpf-next/net»] bpf: Add map\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH «iproute2-next»] bpf: Load\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH «iproute2»] bpf: Load it\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH iproute2-next] bpf: Load\n\nText.\n---\n",
     .facts = [] { return Facts{.iproute2_current = true}; }},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH iproute2 master] bpf: Load\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] net-next: Add map\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule tree_tag_routing = {
    .id = "tree-tag-routing",
    .severity = Severity::note,
    .summary = "which tree takes it when the subject says net, bpf-next/net or iproute2",
    .rationale =
        "These are fine to use. Patches for bpf and bpf-next go to the BPF maintainers without a "
        "detour; those for net and net-next are delegated by hand.",
    .citation =
        R"(bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
