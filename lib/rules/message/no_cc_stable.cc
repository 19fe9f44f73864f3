// SPDX-License-Identifier: GPL-2.0-only
// no-cc-stable: BPF patches never carry `Cc: stable` in their description. What stands below the
// `---` or in the mail's own headers is not the description. A backport keeps what mainline has, and
// what is not BPF has other rules.
#include <utility>

#include "lib/model/backport.h"
#include "lib/model/bpf_work.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

bool is_for_bpf(const Patch& patch, const Facts& facts) {
  const Tree* tree = patch.subject && patch.subject->tree != nullptr ? patch.subject->tree : facts.target;
  return (tree != nullptr && tree->list == bpf_list) || concerns_bpf(patch);
}

void check(const Patch& patch, const Facts& facts, Findings& findings) {
  bool asked = false;  // it reads the whole message, so only when there is such a tag
  for (const Trailer& tag : patch.message.tags) {
    if (!is_cc_stable(tag)) continue;
    if (!std::exchange(asked, true) && (is_backport(patch) || !is_for_bpf(patch, facts))) return;
    findings.add(tag.line, "Cc: stable in the description of a BPF patch",
                 "delete the line; ask the BPF maintainers in a note below the --- instead: "
                 "\"Please queue for stable.\" (git bpf-stable --note does both)");
  }
}

constexpr Example examples[] = {
    {.text = R"(mm/slub: Fix leak of slabs

The slab is freed before its last user is gone.

Cc: stable@vger.kernel.org
Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(From: Ada <ada@example.org>
Subject: [PATCH net v2] veth: Fix leak of packets

The packet is freed before its last user is gone.

Cc: stable@vger.kernel.org
Signed-off-by: Ada <ada@example.org>
---
diff --git a/drivers/net/veth.c b/drivers/net/veth.c
--- a/drivers/net/veth.c
+++ b/drivers/net/veth.c
@@ -1 +1 @@
-a
+b
)"},
    {.text = R"(From: Ada <ada@example.org>
Subject: [PATCH net v2] veth: Fix leak of packets

The program is freed before its last user is gone.

«Cc: stable@vger.kernel.org»
Signed-off-by: Ada <ada@example.org>
---
diff --git a/kernel/bpf/devmap.c b/kernel/bpf/devmap.c
--- a/kernel/bpf/devmap.c
+++ b/kernel/bpf/devmap.c
@@ -1 +1 @@
-a
+b
)"},
    {.text = R"(bpf: Fix leak in array map

The map is freed before its last user is gone.

Fixes: 1b2c3d4e5f60 ("bpf: Add array map")
«Cc: stable@vger.kernel.org»
Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(bpf: Fix leak in array map

The old code said
> Cc: stable@vger.kernel.org
and the netdev people asked for it.

Cc: Bob Builder <bob@example.org>
Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(bpf: Fix leak in array map

commit 0123456789012345678901234567890123456789 upstream.

The map is freed before its last user is gone.

Fixes: 1b2c3d4e5f60 ("bpf: Add array map")
Cc: stable@vger.kernel.org
Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf] bpf: Fix leak in array map

The map is freed before its last user is gone.

«Cc: stable@vger.kernel.org»
Signed-off-by: Ada Patcher <ada@example.org>
(cherry picked from commit 0123456789012345678901234567890123456789)
---
)"},
};

}  // namespace

constinit const Rule no_cc_stable = {
    .id = "no-cc-stable",
    .severity = Severity::error,
    .summary = "no Cc: stable in the description",
    .rationale =
        "Every version of the document says \"Never\": the BPF maintainers queue stable patches "
        "themselves, on request in a note below the ---. To be fair: the netdev document, which this "
        "one leans on, dropped its own rule in 2021, and BPF commits with the tag exist. Where your "
        "maintainers want it: git config bpf.no-cc-stable off.",
    .citation = R"(bpf_devel_QA, "The BPF patch I am about to submit needs to go to stable as well")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
