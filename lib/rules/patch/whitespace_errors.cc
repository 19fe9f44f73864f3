// SPDX-License-Identifier: GPL-2.0-only
// whitespace-errors: added lines with what git diff --check reports by default: blanks at the
// end, a blank before a tab in the indentation. Patches and the data of tests are left alone.
#include "lib/rules/patch/lines.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// Data has whatever blanks it needs.
bool is_data(std::string_view path) {
  if (path.ends_with(".patch") || path.ends_with(".diff")) return true;
  if (path.find("/testing/") == path.npos && path.find("/tests/") == path.npos) return false;
  for (std::string_view end : {".c", ".h", ".S", ".py", ".sh", ".rst", "Makefile", ".mk", "config"})
    if (path.ends_with(end)) return false;
  return true;
}

bool has_blank_before_tab(std::string_view text) {
  Scanner scan(text);
  return scan.take_blanks().find(" \t") != std::string_view::npos;
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  for (const FileDiff& file : patch.files) {
    if (is_data(file.path())) continue;
    for (const DiffLine& line : file.lines) {
      if (line.kind != '+') continue;
      std::string_view text = line.text;
      if (text.ends_with('\r')) text.remove_suffix(1);  // a mail's, or the file's style
      if (!text.empty() && is_blank_char(text.back()))
        findings.add(patch, file, &line, "blanks at the end of a line",
                     "git rebase --whitespace=fix <base>, or take them out by hand");
      else if (has_blank_before_tab(text))
        findings.add(patch, file, &line, "a blank before a tab",
                     "git rebase --whitespace=fix <base>, or take it out by hand");
    }
  }
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Fix leak

Text.
---
diff --git a/kernel/bpf/core.c b/kernel/bpf/core.c
--- a/kernel/bpf/core.c
+++ b/kernel/bpf/core.c
@@ -1,2 +1,3 @@
- 	int old; 
-b
+«	int a; »
+« 	int b;»
+	int c;	/* c */
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Fix leak

Text.
---
diff --git a/kernel/bpf/core.c b/kernel/bpf/core.c
--- a/kernel/bpf/core.c
+++ b/kernel/bpf/core.c
@@ -1 +1,2 @@
- 	int old; 
+	int a;
+	int b; 	/* b */
diff --git a/tools/testing/selftests/bpf/test.out b/tools/testing/selftests/bpf/test.out
--- a/tools/testing/selftests/bpf/test.out
+++ b/tools/testing/selftests/bpf/test.out
@@ -1 +1 @@
-a
+a 
)"},
};

}  // namespace

constinit const Rule whitespace_errors = {
    .id = "whitespace-errors",
    .severity = Severity::warning,
    .summary = "added lines have no blanks at their end or before a tab",
    .rationale =
        "Nobody sees such blanks, but git am warns of them, checkpatch reports them, and the next "
        "patch that removes them changes lines for nothing.",
    .citation = R"(submitting-patches, "Style-check your changes")",
    .scope = Scope::not_in_editor,
    .needs_content = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
