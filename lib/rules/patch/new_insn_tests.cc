// SPDX-License-Identifier: GPL-2.0-only
// new-insn-tests: a series that adds a BPF instruction adds tests for it: in lib/test_bpf.c or in
// the BPF selftests.
#include "lib/rules/patch/instruction.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Series& series, const Facts& facts, Findings& findings) {
  const Spot spot = new_instruction(series, facts);
  if (!spot || any_path(series, [](const std::string& path) {
        return path == "lib/test_bpf.c" || path.starts_with("tools/testing/selftests/bpf/");
      }))
    return;
  if (series.partial) return findings.not_run(std::string(part_of_series));
  findings.add(*spot.patch, *spot.file, spot.line,
               "a new BPF instruction without tests in the series",
               "add cases to lib/test_bpf.c and tools/testing/selftests/bpf/progs/verifier_*.c");
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add sign-extending loads

Text.
---
diff --git a/include/uapi/linux/bpf.h b/include/uapi/linux/bpf.h
--- a/include/uapi/linux/bpf.h
+++ b/include/uapi/linux/bpf.h
@@ -19,0 +20 @@
+«#define BPF_MEMSX	0x80	/* load with sign extension */»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add sign-extending loads

Text.
---
diff --git a/kernel/bpf/core.c b/kernel/bpf/core.c
--- a/kernel/bpf/core.c
+++ b/kernel/bpf/core.c
@@ -19,0 +20 @@ EXPORT_SYMBOL_GPL(__bpf_call_base);
+	INSN_3(LDX, MEMSX, B),			\
diff --git a/lib/test_bpf.c b/lib/test_bpf.c
--- a/lib/test_bpf.c
+++ b/lib/test_bpf.c
@@ -1 +1 @@
-a
+b
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add flags

Text.
---
diff --git a/include/uapi/linux/bpf.h b/include/uapi/linux/bpf.h
--- a/include/uapi/linux/bpf.h
+++ b/include/uapi/linux/bpf.h
@@ -19 +19,2 @@
-#define BPF_END	0xd0
+#define BPF_END	0xd0	/* flip the bytes */
+#define BPF_F_FLAG	0x10
@@ -900,0 +901 @@ enum bpf_attach_type {
+#define BPF_SOMETHING	0x40
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH iproute2-next] include: Update headers

Text.
---
diff --git a/include/uapi/linux/bpf.h b/include/uapi/linux/bpf.h
--- a/include/uapi/linux/bpf.h
+++ b/include/uapi/linux/bpf.h
@@ -19,0 +20 @@
+#define BPF_MEMSX	0x80	/* load with sign extension */
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Interpret sign-extending loads

Text.
---
diff --git a/kernel/bpf/core.c b/kernel/bpf/core.c
--- a/kernel/bpf/core.c
+++ b/kernel/bpf/core.c
@@ -1700 +1700 @@ EXPORT_SYMBOL_GPL(__bpf_call_base);
-	INSN_3(LDX, MEM, DW),
+	INSN_3(LDX, MEM, DW),			\
@@ -1703,0 +1704 @@ EXPORT_SYMBOL_GPL(__bpf_call_base);
+«	INSN_3(LDX, MEMSX, B),			\»
)"},
};

}  // namespace

constinit const Rule new_insn_tests = {
    .id = "new-insn-tests",
    .severity = Severity::warning,
    .summary = "a new BPF instruction comes with tests",
    .rationale =
        "New instructions always need test cases, in test_bpf.c and in the tests of the verifier, "
        "so "
        "that they are covered broadly and the JITs of all architectures are tested with them.",
    .citation =
        R"(bpf_devel_QA, "What do I need to consider when adding a new instruction or feature that would require BPF JIT and/or LLVM integration as well?")",
    .scope = Scope::not_in_editor,
    .needs_content = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
