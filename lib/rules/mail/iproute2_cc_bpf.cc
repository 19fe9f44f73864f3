// SPDX-License-Identifier: GPL-2.0-only
// iproute2-cc-bpf: a patch for iproute2's BPF loader goes to the BPF people, too. Other iproute2
// patches are no business of theirs.
#include "lib/rules/mail/recipients.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Series& series, const Facts& facts, Findings& findings) {
  const Tree* tree = tree_of_series(series, facts);
  if (tree == nullptr || !tree->iproute2 || !recipients_known(series)) return;
  for (const Patch& patch : series.patches) {
    if (!patch.paths || std::none_of(patch.paths->begin(), patch.paths->end(), is_iproute2_loader)) continue;
    if (!find_recipient(patch, {"bpf@vger.kernel.org", "ast@kernel.org", "daniel@iogearbox.net",
                                "andrii@kernel.org"}).empty())
      continue;
    findings.add(patch, place_of_recipients(patch),
                 "a change of iproute2's BPF loader that the BPF maintainers do not get",
                 "git send-email --cc=bpf@vger.kernel.org");
    return;
  }
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH iproute2 master] bpf: Load the map
To: «netdev@vger.kernel.org»

Text.
---
diff --git a/lib/bpf_libbpf.c b/lib/bpf_libbpf.c
--- a/lib/bpf_libbpf.c
+++ b/lib/bpf_libbpf.c
@@ -1 +1 @@
-a
+b
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH iproute2 master] bpf: Load the map
To: netdev@vger.kernel.org
Cc: Daniel Borkmann <daniel@iogearbox.net>

Text.
---
diff --git a/lib/bpf_libbpf.c b/lib/bpf_libbpf.c
--- a/lib/bpf_libbpf.c
+++ b/lib/bpf_libbpf.c
@@ -1 +1 @@
-a
+b
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH iproute2-next] ip: Show the queue
To: netdev@vger.kernel.org

Text.
---
diff --git a/ip/ipaddress.c b/ip/ipaddress.c
--- a/ip/ipaddress.c
+++ b/ip/ipaddress.c
@@ -1 +1 @@
-a
+b
)"},
};

}  // namespace

constinit const Rule iproute2_cc_bpf = {
    .id = "iproute2-cc-bpf",
    .severity = Severity::warning,
    .summary = "the BPF maintainers get patches for iproute2's BPF loader",
    .rationale =
        "The BPF maintainers do not apply these patches, but they ask to be kept in Cc so that they "
        "can review them.",
    .citation = R"(bpf_devel_QA, "Do you accept patches as well for iproute2's BPF loader?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
