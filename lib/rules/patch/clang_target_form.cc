// SPDX-License-Identifier: GPL-2.0-only
// clang-target-form: added lines that call clang with -target bpf, where the document in force
// writes --target=bpf. Lines that only move stay as they are, and so do those that are written
// anew with the form that they had.
#include "lib/rules/patch/lines.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// "-target bpf", "-target=bpfel", and no longer word on either side.
bool has_old_form(std::string_view text) {
  constexpr std::string_view flag = "-target";
  for (std::size_t at = text.find(flag); at != text.npos; at = text.find(flag, at + 1)) {
    if (at > 0 && (is_word_char(text[at - 1]) || text[at - 1] == '-')) continue;
    Scanner scan(text.substr(at + flag.size()));
    if (!scan.eat("=") && scan.take_blanks().empty()) continue;
    const std::string_view target = scan.take_while(is_word_char);
    if ((target == "bpf" || target == "bpfel" || target == "bpfeb") && scan.peek() != '-')
      return true;
  }
  return false;
}

void check(const Patch& patch, const Facts& facts, Findings& findings) {
  if (facts.profile->clang_flag != "--target=bpf" || !mentions(patch, "-target")) return;
  const RemovedLines removed(patch);
  for (const FileDiff& file : patch.files) {
    if (file.path().ends_with(".patch") || file.path().ends_with(".diff")) continue;
    std::ptrdiff_t had = std::count_if(file.lines.begin(), file.lines.end(), [](const DiffLine& line) {
      return line.kind == '-' && has_old_form(line.text);
    });
    for (const DiffLine& line : file.lines)
      if (line.kind == '+' && has_old_form(line.text) && --had < 0 && !removed.has(line.text))
        findings.add(patch, file, &line, "the deprecated form of clang's target",
                     "write: --target=bpf");
  }
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] selftests/bpf: Build with clang

Text.
---
diff --git a/tools/testing/selftests/bpf/Makefile b/tools/testing/selftests/bpf/Makefile
--- a/tools/testing/selftests/bpf/Makefile
+++ b/tools/testing/selftests/bpf/Makefile
@@ -1 +1,2 @@
-a
+«	$(CLANG) -O2 -target bpf -c $< -o $@»
+	$(CLANG) -O2 --target=bpf -c $< -o $@
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] selftests/bpf: Build with clang

Text.
---
diff --git a/tools/testing/selftests/bpf/Makefile b/tools/testing/selftests/bpf/Makefile
--- a/tools/testing/selftests/bpf/Makefile
+++ b/tools/testing/selftests/bpf/Makefile
@@ -1 +1,2 @@
-a
+	$(CLANG) -O2 --target=bpf -c $< -o $@
+	x86-target bpf -target bpf-x
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] selftests/bpf: Move a rule

Text.
---
diff --git a/tools/testing/selftests/bpf/Makefile b/tools/testing/selftests/bpf/Makefile
--- a/tools/testing/selftests/bpf/Makefile
+++ b/tools/testing/selftests/bpf/Makefile
@@ -1 +9 @@
-	$(CLANG) -target bpf -c $<
+		$(CLANG) -target bpf -c $<
diff --git a/tools/bpf/bpftool/Makefile b/tools/bpf/bpftool/Makefile
--- a/tools/bpf/bpftool/Makefile
+++ b/tools/bpf/bpftool/Makefile
@@ -1 +1,2 @@
-	$(CLANG) -g -target bpf -S -o - -x c - 2>/dev/null
+	$(CLANG) -g -target bpf -S -o - -x c - $(QUIET_STDERR)
+«	$(CLANG) -g -target bpf -c -o a.o»
diff --git a/tools/testing/selftests/bpf/a.diff b/tools/testing/selftests/bpf/a.diff
--- a/tools/testing/selftests/bpf/a.diff
+++ b/tools/testing/selftests/bpf/a.diff
@@ -1,0 +2 @@
+ 	$(CLANG) -target bpf -c $<
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] selftests/bpf: Build with clang

Text.
---
diff --git a/tools/testing/selftests/bpf/Makefile b/tools/testing/selftests/bpf/Makefile
--- a/tools/testing/selftests/bpf/Makefile
+++ b/tools/testing/selftests/bpf/Makefile
@@ -1 +1 @@
-a
+	$(CLANG) -target bpf -c $<
)",
     .facts = [] { return Facts{.profile = find_profile("2018")}; }},
};

}  // namespace

constinit const Rule clang_target_form = {
    .id = "clang-target-form",
    .severity = Severity::warning,
    .summary = "clang is told its target as --target=bpf",
    .rationale =
        "Clang has deprecated -target since version 3.4; the kernel writes --target=bpf "
        "everywhere. Versions of the document before 2023 write -target bpf, and with their "
        "profile both are right.",
    .citation =
        R"(bpf_devel_QA, "In some cases clang flag --target=bpf is used but in other cases the default clang target, which matches the underlying architecture, is used. What is the difference and when I should use which?")",
    .scope = Scope::not_in_editor,
    .needs_content = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
