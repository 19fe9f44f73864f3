// SPDX-License-Identifier: GPL-2.0-only
// new-insn-llvm: a new BPF instruction has to come to LLVM too. Silent when the series speaks of
// LLVM already.
#include "lib/rules/patch/instruction.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

bool speaks_of_llvm(const Patch& mail) {
  const auto says = [](std::string_view line) {
    return find_nocase(line, "llvm") != line.npos || find_nocase(line, "clang") != line.npos;
  };
  return says(mail.message.subject) || says(mail.message.notes) ||
         std::any_of(mail.message.body.begin(), mail.message.body.end(), says);
}

void check(const Series& series, const Facts& facts, Findings& findings) {
  const Spot spot = new_instruction(series, facts);
  if (!spot) return;
  for (const Patch* mail : mails_of(series))
    if (speaks_of_llvm(*mail)) return;
  if (series.partial) return findings.not_run(std::string(part_of_series));
  findings.add(*spot.patch, *spot.file, spot.line,
               "a new BPF instruction, and not a word about LLVM",
               "once it is accepted, implement it in LLVM's BPF back end: a new -mcpu version, and "
               "probing for -mcpu=probe");
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
+«#define BPF_MEMSX	0x80»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add sign-extending loads

LLVM emits them with -mcpu=v4.
---
diff --git a/include/uapi/linux/bpf.h b/include/uapi/linux/bpf.h
--- a/include/uapi/linux/bpf.h
+++ b/include/uapi/linux/bpf.h
@@ -19,0 +20 @@
+#define BPF_MEMSX	0x80
)"},
};

}  // namespace

constinit const Rule new_insn_llvm = {
    .id = "new-insn-llvm",
    .severity = Severity::note,
    .summary = "LLVM learns a new BPF instruction",
    .rationale =
        "Once the kernel has accepted a new instruction, LLVM's BPF back end should learn it, with "
        "a "
        "new version of the instruction set and with probing, so that users of -mcpu=probe get it "
        "when they upgrade their kernel.",
    .citation =
        R"(bpf_devel_QA, "I have added a new BPF instruction to the kernel, how can I integrate it into LLVM?")",
    .scope = Scope::not_in_editor,
    .needs_content = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
