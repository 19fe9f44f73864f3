// SPDX-License-Identifier: GPL-2.0-only
// list-required: every mail of a series goes to the list of its tree: bpf@ for the BPF trees,
// netdev@ for net and net-next, and bpf@ too for what is BPF there.
#include "lib/model/bpf_work.h"
#include "lib/rules/mail/missing_list.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Series& series, const Facts& facts, Findings& findings) {
  const Tree* tree = tree_of_series(series, facts);
  if (tree == nullptr || tree->iproute2 || !recipients_known(series)) return;
  const bool is_bpf_tree = tree->list == bpf_list;
  require_list(series, mails_of(series), is_bpf_tree ? facts.profile->list : tree->list, findings);
  if (is_bpf_tree || facts.profile->list != bpf_list) return;
  std::vector<const Patch*> with_bpf;
  for (const Patch& patch : series.patches)
    if (patch.paths && std::any_of(patch.paths->begin(), patch.paths->end(), is_bpf_file))
      with_bpf.push_back(&patch);
  if (!with_bpf.empty()) require_list(series, with_bpf, bpf_list, findings);
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map
To: «Bob Builder <bob@example.org>»
Cc: netdev@vger.kernel.org

Text.
---
)"},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 0/1] Faster maps
To: bpf@vger.kernel.org

Text.
From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 1/1] bpf: Add map
To: «"Builder, Bob" <bob@example.org>»

Text.
---
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH net-next] bpf: Add map
To: «netdev@vger.kernel.org»

Text.
---
diff --git a/kernel/bpf/arraymap.c b/kernel/bpf/arraymap.c
--- a/kernel/bpf/arraymap.c
+++ b/kernel/bpf/arraymap.c
@@ -1 +1 @@
-a
+b
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH net-next] bpf: Share a helper with the timed loops
To: «netdev@vger.kernel.org»

Text.
---
diff --git a/arch/x86/net/bpf_timed_may_goto.S b/arch/x86/net/bpf_timed_may_goto.S
--- a/arch/x86/net/bpf_timed_may_goto.S
+++ b/arch/x86/net/bpf_timed_may_goto.S
@@ -1 +1 @@
-a
+b
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH net] xdp: Fix the memory model
To: «netdev@vger.kernel.org»

Text.
---
diff --git a/net/core/xdp.c b/net/core/xdp.c
--- a/net/core/xdp.c
+++ b/net/core/xdp.c
@@ -1 +1 @@
-a
+b
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH net-next] net: foo: Support XDP
To: netdev@vger.kernel.org

Text.
---
diff --git a/drivers/net/ethernet/foo/xdp.c b/drivers/net/ethernet/foo/xdp.c
--- a/drivers/net/ethernet/foo/xdp.c
+++ b/drivers/net/ethernet/foo/xdp.c
@@ -1 +1 @@
-a
+b
diff --git a/arch/um/drivers/net_kern.c b/arch/um/drivers/net_kern.c
--- a/arch/um/drivers/net_kern.c
+++ b/arch/um/drivers/net_kern.c
@@ -1 +1 @@
-a
+b
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map
To: "Builder, Bob" <bob@example.org>
Cc: BPF (the list, for patches) <BPF@vger.kernel.org>

Text.
---
)"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n"
             "To: netdev@vger.kernel.org\n\nText.\n---\n",
     .facts = [] { return Facts{.profile = find_profile("2018")}; }},
};

}  // namespace

constinit const Rule list_required = {
    .id = "list-required",
    .severity = Severity::error,
    .summary = "every mail goes to the list of its tree",
    .rationale =
        "Review happens on the list, and patchwork and the CI take a patch from there. A mail that "
        "goes elsewhere makes an incomplete series of the others.",
    .citation = R"(bpf_devel_QA, "To which mailing list do I need to submit my BPF patches?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
