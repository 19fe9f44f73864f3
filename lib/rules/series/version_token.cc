// SPDX-License-Identifier: GPL-2.0-only
// version-token: the version is a word of its own with a small v. Patchwork reads `PATCHv2` as
// version 1.
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

void check(const Patch& mail, const Facts&, Findings& findings) {
  const std::vector<SubjectToken>& tokens = mail.subject->tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != SubjectToken::Kind::version) continue;
    const std::string_view text = tokens[i].text;
    const std::string right = "write: [PATCH … v" + std::string(text.substr(1)) + " …]";
    const bool glued = i > 0 && tokens[i - 1].text.data() + tokens[i - 1].text.size() == text.data();
    if (glued)
      findings.add(text, "the version is glued to the word before it; patchwork reads version 1", right);
    else if (text.front() == 'V')
      findings.add(text, "a capital V; patchwork's and git's form is v", right);
  }
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH«v3» bpf-next 9/9] bpf: Add map\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf «V9» 4/6] bpf: Add map\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf v9 4/6] bpf: Add map\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule version_token = {
    .id = "version-token",
    .severity = Severity::warning,
    .summary = "the version is a word of its own, v2",
    .rationale =
        "Patchwork only knows v2 between blanks or commas. Written otherwise, the new version is "
        "taken for another first one and the old one stays in the queue.",
    .citation =
        R"(bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?")",
    .scope = Scope::mails,
    .on_cover = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
