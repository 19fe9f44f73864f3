// SPDX-License-Identifier: GPL-2.0-only
// linus-recipient: patches do not go to Linus Torvalds. Requests to pull do.
#include "lib/rules/mail/recipients.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Patch& mail, const Facts&, Findings& findings) {
  const std::string_view linus =
      find_recipient(mail, {"torvalds@linux-foundation.org", "torvalds@kernel.org"});
  if (linus.empty() || is_pull_request(mail)) return;
  findings.add(linus, "a BPF patch addressed to Linus Torvalds",
               "leave the address out: git send-email --to=bpf@vger.kernel.org");
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map
To: bpf@vger.kernel.org, Linus Torvalds <«torvalds@linux-foundation.org»>

Text.
---
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map
To: bpf@vger.kernel.org

As torvalds@linux-foundation.org said.
---
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [GIT PULL] BPF fixes for 6.18-rc4
To: torvalds@linux-foundation.org

Text.
)"},
};

}  // namespace

constinit const Rule linus_recipient = {
    .id = "linus-recipient",
    .severity = Severity::warning,
    .summary = "a patch is not sent to Linus",
    .rationale =
        "Linus Torvalds decides last on what the maintainers send him. He gets a lot of mail, and "
        "patches are not to be sent to him directly.",
    .citation = R"(submitting-patches, "Select the recipients for your patch")",
    .scope = Scope::mails,
    .on_cover = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
