// SPDX-License-Identifier: GPL-2.0-only
// bpf-internal-syntax: added lines that name the namespace BPF_INTERNAL in the form of other
// kernels. Which one the tree is shows its include/linux/export.h; unknown is Linux 6.13 or
// later.
#include "lib/rules/patch/internal.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// Before Linux 6.13 the macros make a string of a bare word.
bool wants_bare_word(const Facts& facts) {
  if (!facts.read_base_file) return false;
  const std::string header = facts.read_base_file("include/linux/export.h");
  return header.find("EXPORT_SYMBOL_NS(sym, ns)") != header.npos &&
         header.find("__stringify(ns)") != header.npos;
}

void check(const Patch& patch, const Facts& facts, Findings& findings) {
  if (!facts.profile->bpf_internal || !mentions(patch, "BPF_INTERNAL")) return;
  for (const FileDiff& file : patch.files)
    for (const DiffLine& line : file.lines) {
      if (line.kind != '+' || !is_c_source(file.path())) continue;
      const Namespace exported = exports_internal(file, line),
                      imported = imports_internal(file, line);
      if (exported == Namespace::unused && imported == Namespace::unused) continue;
      // Imports were seen in both forms in stable kernels.
      if (wants_bare_word(facts)) {
        if (exported == Namespace::quoted)
          findings.add(patch, file, &line,
                       "a quoted namespace, which this tree takes as a bare word",
                       "write: BPF_INTERNAL");
      } else if (exported == Namespace::bare || imported == Namespace::bare) {
        findings.add(patch, file, &line, "a namespace that is not quoted",
                     "write: \"BPF_INTERNAL\"");
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
@@ -1,0 +2,2 @@
+«EXPORT_SYMBOL_NS(bpf_map_get, BPF_INTERNAL);»
+EXPORT_SYMBOL_NS_GPL(bpf_map_put, "BPF_INTERNAL");
@@ -9,0 +12,2 @@
+«EXPORT_SYMBOL_NS_GPL(bpf_map_get_with_a_long_name,»
+		     BPF_INTERNAL);
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Export bpf_map_get

Text.
---
diff --git a/kernel/bpf/syscall.c b/kernel/bpf/syscall.c
--- a/kernel/bpf/syscall.c
+++ b/kernel/bpf/syscall.c
@@ -1,0 +2 @@
+EXPORT_SYMBOL_NS(bpf_map_get, "BPF_INTERNAL");
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Export bpf_map_get

Text.
---
diff --git a/kernel/bpf/syscall.c b/kernel/bpf/syscall.c
--- a/kernel/bpf/syscall.c
+++ b/kernel/bpf/syscall.c
@@ -1,0 +2,2 @@
+EXPORT_SYMBOL_NS(bpf_map_get, BPF_INTERNAL);
+«EXPORT_SYMBOL_NS(bpf_map_put, "BPF_INTERNAL");»
)",
     .facts =
         [] {
           return Facts{.read_base_file = [](const std::string&) -> std::string {
             return "#define EXPORT_SYMBOL_NS(sym, ns) __EXPORT_SYMBOL(sym, \"\", "
                    "__stringify(ns))\n";
           }};
         }},
};

}  // namespace

constinit const Rule bpf_internal_syntax = {
    .id = "bpf-internal-syntax",
    .severity = Severity::warning,
    .summary = "the namespace BPF_INTERNAL is quoted as the tree does it",
    .rationale =
        "Since Linux 6.13 the name of a symbol namespace is a string, and before it was a bare "
        "word. The other form does not compile, or gives a namespace with another name.",
    .citation = R"(symbol-namespaces, "Using the EXPORT_SYMBOL macros")",
    .scope = Scope::not_in_editor,
    .needs_content = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
