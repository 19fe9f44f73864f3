// SPDX-License-Identifier: GPL-2.0-only
// bpf-internal-import: a module that is no part of BPF imports the namespace BPF_INTERNAL. A driver
// with bpf in its path is none.
#include <algorithm>

#include "lib/rules/patch/internal.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

bool is_infrastructure(std::string_view path) {
  constexpr std::string_view places[] = {"kernel/bpf/", "kernel/trace/bpf_trace.c", "net/bpf/",
                                         "net/core/filter.c", "tools/testing/selftests/bpf/"};
  return std::any_of(std::begin(places), std::end(places),
                     [&](std::string_view place) { return path.starts_with(place); });
}

void check(const Patch& patch, const Facts& facts, Findings& findings) {
  if (!facts.profile->bpf_internal || !mentions(patch, "BPF_INTERNAL")) return;
  const RemovedLines removed(patch);
  for (const FileDiff& file : patch.files) {
    if (is_infrastructure(file.path()) || !is_c_source(file.path())) continue;
    for (const DiffLine& line : file.lines)
      if (line.kind == '+' && imports_internal(file, line) != Namespace::unused &&
          !removed.has(line.text))
        findings.add(patch, file, &line, "BPF_INTERNAL imported outside of BPF",
                     "use what BPF exports for everybody, or ask bpf@vger.kernel.org for a kfunc "
                     "or an export");
  }
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] net: foo: Look maps up

Text.
---
diff --git a/drivers/net/foo/main.c b/drivers/net/foo/main.c
--- a/drivers/net/foo/main.c
+++ b/drivers/net/foo/main.c
@@ -1,0 +2 @@
+«MODULE_IMPORT_NS("BPF_INTERNAL");»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] net: foo: Look maps up

Text.
---
diff --git a/drivers/net/foo/main.c b/drivers/net/foo/main.c
--- a/drivers/net/foo/main.c
+++ b/drivers/net/foo/main.c
@@ -1,0 +2 @@
+«MODULE_IMPORT_NS(BPF_INTERNAL);»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] net: foo: Look maps up

Text.
---
diff --git a/drivers/net/foo/main.c b/drivers/net/foo/main.c
--- a/drivers/net/foo/main.c
+++ b/drivers/net/foo/main.c
@@ -1,0 +2,3 @@
+«MODULE_IMPORT_NS(»
+	"BPF_INTERNAL");
+/* MODULE_IMPORT_NS("BPF_INTERNAL") is only for BPF. */
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] nfp: bpf: Look maps up

Text.
---
diff --git a/drivers/net/ethernet/netronome/nfp/bpf/main.c b/drivers/net/ethernet/netronome/nfp/bpf/main.c
--- a/drivers/net/ethernet/netronome/nfp/bpf/main.c
+++ b/drivers/net/ethernet/netronome/nfp/bpf/main.c
@@ -1,0 +2 @@
+«MODULE_IMPORT_NS("BPF_INTERNAL");»
diff --git a/sound/bpfilter.c b/sound/bpfilter.c
--- a/sound/bpfilter.c
+++ b/sound/bpfilter.c
@@ -1,0 +2 @@
+«MODULE_IMPORT_NS("BPF_INTERNAL");»
diff --git a/tools/testing/selftests/bpf/test_kmods/bpf_testmod.c b/tools/testing/selftests/bpf/test_kmods/bpf_testmod.c
--- a/tools/testing/selftests/bpf/test_kmods/bpf_testmod.c
+++ b/tools/testing/selftests/bpf/test_kmods/bpf_testmod.c
@@ -1,0 +2 @@
+MODULE_IMPORT_NS("BPF_INTERNAL");
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Preload iterators

Text.
---
diff --git a/kernel/bpf/preload/preload.c b/kernel/bpf/preload/preload.c
--- a/kernel/bpf/preload/preload.c
+++ b/kernel/bpf/preload/preload.c
@@ -1,0 +2 @@
+MODULE_IMPORT_NS("BPF_INTERNAL");
diff --git a/drivers/net/foo/main.c b/drivers/net/foo/main.c
--- a/drivers/net/foo/main.c
+++ b/drivers/net/foo/main.c
@@ -1 +1 @@
-MODULE_IMPORT_NS("BPF_INTERNAL");
+MODULE_IMPORT_NS("CRYPTO_INTERNAL");
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] net: foo: Look maps up

Text.
---
diff --git a/drivers/net/foo/main.c b/drivers/net/foo/main.c
--- a/drivers/net/foo/main.c
+++ b/drivers/net/foo/main.c
@@ -1,0 +2 @@
+MODULE_IMPORT_NS("BPF_INTERNAL");
)",
     .facts = [] { return Facts{.profile = find_profile("2023")}; }},
};

}  // namespace

constinit const Rule bpf_internal_import = {
    .id = "bpf-internal-import",
    .severity = Severity::error,
    .summary = "only BPF infrastructure imports BPF_INTERNAL",
    .rationale =
        "Symbols that are exported as BPF_INTERNAL can only be used by BPF infrastructure, like "
        "preloaded kernel modules with a light skeleton. They may change or go at any time.",
    .citation = R"(bpf_devel_QA, "What "BPF_INTERNAL" symbol namespace is for?")",
    .scope = Scope::not_in_editor,
    .needs_content = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
