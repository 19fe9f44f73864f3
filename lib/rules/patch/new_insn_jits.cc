// SPDX-License-Identifier: GPL-2.0-only
// new-insn-jits: which JITs a series with a new BPF instruction leaves alone.
#include "lib/rules/patch/instruction.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// The architectures with an eBPF JIT in arch/*/net/.
constexpr std::string_view jits[] = {"arc",     "arm",   "arm64", "loongarch", "mips", "parisc",
                                     "powerpc", "riscv", "s390",  "sparc",     "x86"};

void check(const Series& series, const Facts& facts, Findings& findings) {
  const Spot spot = new_instruction(series, facts);
  if (!spot) return;
  if (series.partial) return findings.not_run(std::string(part_of_series));
  std::string missing;
  for (std::string_view jit : jits) {
    const std::string folder = "arch/" + std::string(jit) + "/net/";
    if (any_path(series, [&](const std::string& path) { return path.starts_with(folder); }))
      continue;
    missing += (missing.empty() ? "" : ", ") + std::string(jit);
  }
  if (missing.empty()) return;
  findings.add(
      *spot.patch, *spot.file, spot.line,
      "a new BPF instruction, and no change to the JITs of " + missing,
      "work together with their developers: git log --format='%an <%ae>' -- 'arch/*/net/'");
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add sign-extending loads

Text.
---
diff --git a/arch/x86/net/bpf_jit_comp.c b/arch/x86/net/bpf_jit_comp.c
--- a/arch/x86/net/bpf_jit_comp.c
+++ b/arch/x86/net/bpf_jit_comp.c
@@ -1 +1 @@
-a
+b
diff --git a/include/uapi/linux/bpf.h b/include/uapi/linux/bpf.h
--- a/include/uapi/linux/bpf.h
+++ b/include/uapi/linux/bpf.h
@@ -19,0 +20 @@
+«#define BPF_MEMSX	0x80»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf, x86: Make code shorter

Text.
---
diff --git a/arch/x86/net/bpf_jit_comp.c b/arch/x86/net/bpf_jit_comp.c
--- a/arch/x86/net/bpf_jit_comp.c
+++ b/arch/x86/net/bpf_jit_comp.c
@@ -1 +1 @@
-a
+b
)"},
};

}  // namespace

constinit const Rule new_insn_jits = {
    .id = "new-insn-jits",
    .severity = Severity::note,
    .summary = "the JITs learn a new BPF instruction",
    .rationale =
        "All BPF JITs are kept up to date, so that programs run equally well on every architecture "
        "and need not fall back to the slower interpreter. Who cannot write or test a JIT's part "
        "works together with its developers.",
    .citation =
        R"(bpf_devel_QA, "What do I need to consider when adding a new instruction or feature that would require BPF JIT and/or LLVM integration as well?")",
    .scope = Scope::not_in_editor,
    .needs_content = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
