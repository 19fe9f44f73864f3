// SPDX-License-Identifier: GPL-2.0-only
// signoff-address: every Signed-off-by names a person and an address that mail could go to.
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Patch& patch, const Facts&, Findings& findings) {
  for (const Trailer& tag : patch.message.tags) {
    if (!equal_nocase(tag.key, "Signed-off-by")) continue;
    const std::string value = unfold(tag.value);
    const auto person = parse_ident(value);
    const bool bracketed = value.find('<') != value.npos;
    if (person && bracketed && !person->name.empty() && is_addr_spec(person->email)) continue;
    const std::string_view where = tag.value.empty() ? tag.line.substr(tag.line.size()) : tag.value;
    findings.add(where, "not a name and a mail address",
                 "write: Signed-off-by: Your Name <you@example.org>");
  }
}

constexpr Example examples[] = {
    {.text = "bpf: Fix leak\n\nText.\n\nSigned-off-by: «ada»\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nSigned-off-by: «Ada Patcher <ada@>»\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nSigned-off-by: Ada Patcher <ada@example.org>\n"},
};

}  // namespace

constinit const Rule signoff_address = {
    .id = "signoff-address",
    .severity = Severity::error,
    .summary = "each Signed-off-by has a name and an address",
    .rationale = "A sign-off certifies who a person is and how to reach them, so it needs both.",
    .citation = R"(submitting-patches, "Sign your work - the Developer's Certificate of Origin")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
