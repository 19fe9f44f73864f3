// SPDX-License-Identifier: GPL-2.0-only
// whitespace-errors: added lines with what git diff --check reports by default: blanks at the
// end, a blank before a tab in the indentation, an empty last line of a new file, the marks of a
// conflict. Patches, the data of tests and copies of headers are left alone, and so is what only
// moves.
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

// Is the same as a header elsewhere, blanks and all.
bool is_copy(std::string_view path, bool iproute2) {
  return path.starts_with("tools/include/") || path.starts_with("tools/arch/") ||
         (iproute2 && path.starts_with("include/uapi/"));
}

bool is_document(std::string_view path) {
  return path.ends_with(".rst") || path.ends_with(".md") || path.ends_with(".txt");
}

std::string_view without_cr(std::string_view text) {  // a mail's, or the file's style
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

// In a document, the blanks in front of a tab may be the indentation of code that is shown.
bool has_blank_before_tab(std::string_view text, bool document) {
  Scanner scan(text);
  return !document && scan.take_blanks().find(" \t") != std::string_view::npos;
}

bool has_blank_at_end(std::string_view text, bool document) {
  if (text.empty() || !is_blank_char(text.back())) return false;
  return !document || !text.ends_with("  ") || trim(text).empty();  // else a line break
}

bool is_conflict(std::string_view text, bool document) {
  return !document && (text.starts_with("<<<<<<< ") || text.starts_with(">>>>>>> "));
}

// What is wrong with an added line; nothing when it is fine.
std::string_view fault(std::string_view text, bool document) {
  if (has_blank_at_end(text, document)) return "blanks at the end of a line";
  if (has_blank_before_tab(text, document)) return "a blank before a tab";
  return is_conflict(text, document) ? "the mark of a conflict" : "";
}

// What the patch takes away, blanks and all. Only asked for in front of a finding.
std::set<std::string_view> removed_lines(const Patch& patch) {
  std::set<std::string_view> lines;
  for (const FileDiff& file : patch.files)
    for (const DiffLine& line : file.lines)
      if (line.kind == '-') lines.insert(without_cr(line.text));
  return lines;
}

void check(const Patch& patch, const Facts& facts, Findings& findings) {
  const bool iproute2 = is_for_iproute2(patch, facts);
  std::optional<std::set<std::string_view>> removed;
  for (const FileDiff& file : patch.files) {
    if (is_data(file.path()) || is_copy(file.path(), iproute2)) continue;
    const bool document = is_document(file.path());
    for (const DiffLine& line : file.lines) {
      if (line.kind != '+') continue;
      const std::string_view text = without_cr(line.text), what = fault(text, document);
      if (what.empty()) continue;
      if (!removed) removed = removed_lines(patch);
      if (!removed->contains(text))
        findings.add(patch, file, &line, std::string(what),
                     what.starts_with("the mark")
                         ? "take the conflict out of the commit"
                         : "git rebase --whitespace=fix <base>, or take it out by hand");
    }
    if (file.status == FileDiff::Status::added && !file.lines.empty() &&
        without_cr(file.lines.back().text).empty())
      findings.add(patch, file, &file.lines.back(), "an empty line at the end of the file",
                   "git rebase --whitespace=fix <base>, or take it out by hand");
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
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] libbpf: Move the documentation

Text.
---
diff --git a/tools/lib/bpf/README.rst b/tools/lib/bpf/README.rst
deleted file mode 100644
--- a/tools/lib/bpf/README.rst
+++ /dev/null
@@ -1,2 +0,0 @@
-The version script: 
-.. code-block:: c
diff --git a/Documentation/bpf/libbpf.rst b/Documentation/bpf/libbpf.rst
new file mode 100644
--- /dev/null
+++ b/Documentation/bpf/libbpf.rst
@@ -0,0 +1,4 @@
+The version script: 
+.. code-block:: c
+        	global:
+«More of it: »
diff --git a/tools/include/uapi/linux/netlink.h b/tools/include/uapi/linux/netlink.h
--- a/tools/include/uapi/linux/netlink.h
+++ b/tools/include/uapi/linux/netlink.h
@@ -19,0 +20 @@
+#define MAX_LINKS 32		
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add list map

Text.
---
diff --git a/kernel/bpf/listmap.c b/kernel/bpf/listmap.c
new file mode 100644
--- /dev/null
+++ b/kernel/bpf/listmap.c
@@ -0,0 +1,4 @@
+int a;
+«<<<<<<< HEAD»
+
+«»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH iproute2-next] include: Update headers

Text.
---
diff --git a/include/uapi/linux/netlink.h b/include/uapi/linux/netlink.h
--- a/include/uapi/linux/netlink.h
+++ b/include/uapi/linux/netlink.h
@@ -19,0 +20 @@
+#define MAX_LINKS 32		
)"},
};

}  // namespace

constinit const Rule whitespace_errors = {
    .id = "whitespace-errors",
    .severity = Severity::warning,
    .summary = "added lines have no blanks at their end or before a tab",
    .rationale =
        "Nobody sees such blanks, but git am warns of them, checkpatch reports them, and the next "
        "patch that removes them changes lines for nothing. This is what git diff --check "
        "reports.",
    .citation = R"(submitting-patches, "Style-check your changes")",
    .scope = Scope::not_in_editor,
    .needs_content = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
