// SPDX-License-Identifier: GPL-2.0-only
// stable-recipient: a BPF patch is not sent to the stable team. A backport of what is upstream
// already is.
#include "lib/model/backport.h"
#include "lib/rules/mail/recipients.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Patch& mail, const Facts&, Findings& findings) {
  const std::string_view stable =
      find_recipient(mail, {"stable@vger.kernel.org", "stable@kernel.org"});
  if (stable.empty() || is_backport(mail)) return;
  findings.add(stable, "a BPF patch addressed to the stable team",
               "leave the address out; below the --- write instead: \"Please queue for stable.\"");
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf] bpf: Fix leak in array map
To: bpf@vger.kernel.org
Cc: Bob <bob@example.org>, «stable@vger.kernel.org»

Text.
---
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf] bpf: Fix leak in array map
To: bpf@vger.kernel.org

Text.
---
Please queue for stable.
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH stable-6.12.y 0/2] bpf: Fix leaks in maps
To: stable@vger.kernel.org

Text.
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH] bpf: Fix leak in array map
To: stable@vger.kernel.org

commit 0123456789012345678901234567890123456789 upstream.

Text.
---
)"},
};

}  // namespace

constinit const Rule stable_recipient = {
    .id = "stable-recipient",
    .severity = Severity::warning,
    .summary = "a patch is not sent to the stable team",
    .rationale =
        "The stable team takes what is in mainline. Which BPF fixes go there is asked of the BPF "
        "maintainers, in a note below the --- or in a mail of its own.",
    .citation = R"(bpf_devel_QA, "The BPF patch I am about to submit needs to go to stable as well")",
    .scope = Scope::mails,
    .on_cover = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
