// SPDX-License-Identifier: GPL-2.0-only
// iproute2-list: every mail of an iproute2 series goes to netdev.
#include "lib/rules/mail/missing_list.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Series& series, const Facts& facts, Findings& findings) {
  const Tree* tree = tree_of_series(series, facts);
  if (tree == nullptr || !tree->iproute2 || !recipients_known(series)) return;
  require_list(series, mails_of(series), tree->list, findings);
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH iproute2 master] bpf: Load the map
To: «bpf@vger.kernel.org»

Text.
---
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH iproute2-next] bpf: Load the map
To: Bob Builder <bob@example.org>
Cc: netdev@vger.kernel.org, bpf@vger.kernel.org

Text.
---
)"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH iproute2] bpf: Load it\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule iproute2_list = {
    .id = "iproute2-list",
    .severity = Severity::error,
    .summary = "iproute2 patches go to netdev",
    .rationale =
        "iproute2 is not maintained by the BPF maintainers; its patches are taken from the netdev "
        "list, those for its BPF loader too.",
    .citation = R"(bpf_devel_QA, "Do you accept patches as well for iproute2's BPF loader?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
