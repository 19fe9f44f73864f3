// SPDX-License-Identifier: GPL-2.0-only
// bpf-internal-export: a new EXPORT_SYMBOL or EXPORT_SYMBOL_GPL of a bpf_ or btf_ symbol below
// kernel/bpf/ or net/bpf/, without the namespace. Symbols for drivers are exported to all; it is
// a note.
#include "lib/rules/patch/internal.h"
#include "lib/rules/patch/lines.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// The symbol of "EXPORT_SYMBOL_GPL(bpf_x);" when it is one of BPF's.
std::string_view exported_symbol(std::string_view text) {
  Scanner scan(trim(text));
  if (!scan.eat("EXPORT_SYMBOL_GPL(") && !scan.eat("EXPORT_SYMBOL(")) return {};
  const std::string_view name = scan.take_while(is_word_char);
  const bool ours =
      name.starts_with("bpf_") || name.starts_with("btf_") || name.starts_with("__bpf_");
  return ours ? name : std::string_view{};
}

void check(const Patch& patch, const Facts& facts, Findings& findings) {
  if (!facts.profile->bpf_internal || !mentions(patch, "EXPORT_SYMBOL")) return;
  std::set<std::string_view> before;  // in whatever file and form
  for (const FileDiff& file : patch.files)
    for (const DiffLine& line : file.lines)
      if (line.kind == '-') before.insert(exported_symbol(line.text));
  for (const FileDiff& file : patch.files) {
    if (!file.path().starts_with("kernel/bpf/") && !file.path().starts_with("net/bpf/")) continue;
    if (!is_c_source(file.path())) continue;  // "core.c.orig"
    for (const DiffLine& line : file.lines) {
      const std::string_view name = line.kind == '+' ? exported_symbol(line.text) : "";
      if (name.empty() || before.contains(name)) continue;
      findings.add(patch, file, &line, "a new export for every module",
                   "if only BPF needs it: EXPORT_SYMBOL_NS_GPL(" + std::string(name) +
                       ", \"BPF_INTERNAL\");");
    }
  }
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Export bpf_map_get

Text.
---
diff --git a/kernel/bpf/syscall.c b/kernel/bpf/syscall.c
--- a/kernel/bpf/syscall.c
+++ b/kernel/bpf/syscall.c
@@ -1,0 +2 @@
+«EXPORT_SYMBOL_GPL(bpf_map_get);»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Export bpf_map_get

Text.
---
diff --git a/kernel/bpf/syscall.c b/kernel/bpf/syscall.c
--- a/kernel/bpf/syscall.c
+++ b/kernel/bpf/syscall.c
@@ -1,0 +2 @@
+EXPORT_SYMBOL_NS_GPL(bpf_map_get, "BPF_INTERNAL");
diff --git a/net/core/xdp.c b/net/core/xdp.c
--- a/net/core/xdp.c
+++ b/net/core/xdp.c
@@ -1,0 +2 @@
+EXPORT_SYMBOL_GPL(xdp_return_frame);
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Restrict bpf_map_get

Text.
---
diff --git a/kernel/bpf/syscall.c b/kernel/bpf/syscall.c
--- a/kernel/bpf/syscall.c
+++ b/kernel/bpf/syscall.c
@@ -1 +1 @@
-EXPORT_SYMBOL(bpf_map_get);
+EXPORT_SYMBOL_GPL(bpf_map_get);
)"},
};

}  // namespace

constinit const Rule bpf_internal_export = {
    .id = "bpf-internal-export",
    .severity = Severity::note,
    .summary = "what only BPF uses is exported as BPF_INTERNAL",
    .rationale =
        "Most symbols of BPF are not meant for code outside of BPF, whether they are in the "
        "namespace BPF_INTERNAL or not. A new export that only BPF itself needs says so with the "
        "namespace.",
    .citation = R"(bpf_devel_QA, "What "BPF_INTERNAL" symbol namespace is for?")",
    .scope = Scope::not_in_editor,
    .needs_content = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
