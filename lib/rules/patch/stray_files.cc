// SPDX-License-Identifier: GPL-2.0-only
// stray-files: a patch adds a file that some tool left behind: *.orig, *.rej, *~, *.o, *.ko,
// *.swp, or a *.patch as git format-patch writes it.
#include "lib/model/shell.h"
#include "lib/rules/patch/lines.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// "0001-bpf-Fix-leak.patch", "v2-0001-bpf-Fix-leak.patch", and any at the top of the tree. Folders
// of patches, and tests, have them on purpose.
bool is_stray_patch(std::string_view path) {
  const std::string_view name = base_name(path);
  if (!name.ends_with(".patch") && !name.ends_with(".diff")) return false;
  if (name.size() == path.size()) return true;
  if (path.starts_with("tools/testing/") || path.find("patches/") != path.npos ||
      path.find("diffs/") != path.npos)
    return false;
  Scanner scan(name);
  if (scan.eat("v") && (scan.take_while(is_digit).empty() || !scan.eat("-"))) return false;
  return scan.take_while(is_digit).size() == 4 && scan.peek() == '-';
}

bool is_stray(std::string_view path) {
  for (std::string_view end : {".orig", ".rej", "~", ".o", ".ko", ".mod.c", ".swp", ".swo"})
    if (path.ends_with(end)) return true;
  const std::string_view name = base_name(path);
  return (name.size() > 2 && name.starts_with('#') && name.ends_with('#')) || is_stray_patch(path);
}

void report(const Patch& patch, const FileDiff& file, Findings& findings) {
  if (is_stray(file.path()))
    findings.add(patch, file, first_added(file), "a left-over file: " + file.path(),
                 "git rm --cached -- " + shell_quote(file.path()) + " && git commit --amend  # if not in the last commit: in git rebase -i");
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  if (!patch.paths) return findings.not_run("which files the patch touches is not known");
  using Status = FileDiff::Status;
  for (const FileDiff& file : patch.files)
    if (file.status != Status::modified && file.status != Status::deleted)
      report(patch, file, findings);
  if (!patch.files.empty()) return;
  for (const Change& change : patch.changes) {
    if (change.old_mode != 0 || change.new_mode == 0) continue;
    FileDiff file;
    file.status = Status::added;
    file.new_path = change.path;
    report(patch, file, findings);
  }
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Fix leak

Text.
---
diff --git a/kernel/bpf/core.c.orig b/kernel/bpf/core.c.orig
new file mode 100644
--- /dev/null
+++ b/kernel/bpf/core.c.orig
@@ -0,0 +1 @@
+«int a;»
diff --git a/0001-fix.patch b/0001-fix.patch
new file mode 100644
--- /dev/null
+++ b/0001-fix.patch
@@ -0,0 +1 @@
+«From»
diff --git a/kernel/bpf/v2-0001-fix.patch b/kernel/bpf/v2-0001-fix.patch
new file mode 100644
--- /dev/null
+++ b/kernel/bpf/v2-0001-fix.patch
@@ -0,0 +1 @@
+«From»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Rename

Text.
---
diff --git a/kernel/bpf/core.c b/kernel/bpf/core.c.orig
similarity index 90%
rename from kernel/bpf/core.c
rename to kernel/bpf/core.c.orig
--- a/kernel/bpf/core.c
+++ b/kernel/bpf/core.c.orig
@@ -1,0 +2 @@
+«int a;»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Clean up

Text.
---
diff --git a/kernel/bpf/core.c.orig b/kernel/bpf/core.c.orig
deleted file mode 100644
--- a/kernel/bpf/core.c.orig
+++ /dev/null
@@ -1 +0,0 @@
-int a;
diff --git a/tools/testing/a.patch b/tools/testing/a.patch
new file mode 100644
--- /dev/null
+++ b/tools/testing/a.patch
@@ -0,0 +1 @@
+From
diff --git a/kernel/bpf/core.c b/kernel/bpf/core.c
new file mode 100644
--- /dev/null
+++ b/kernel/bpf/core.c
@@ -0,0 +1 @@
+int a;
diff --git a/ci/diffs/0001-fix.patch b/ci/diffs/0001-fix.patch
new file mode 100644
--- /dev/null
+++ b/ci/diffs/0001-fix.patch
@@ -0,0 +1 @@
+From
diff --git a/scripts/sync-expected-diff.patch b/scripts/sync-expected-diff.patch
new file mode 100644
--- /dev/null
+++ b/scripts/sync-expected-diff.patch
@@ -0,0 +1 @@
+From
)"},
};

}  // namespace

constinit const Rule stray_files = {
    .id = "stray-files",
    .severity = Severity::warning,
    .summary = "no left-over of an editor, patch or compiler is added",
    .rationale =
        "Such files come in with git add -A by accident, and every maintainer has to take them "
        "out again.",
    .citation = R"(5.Posting, "Patch preparation")",
    .scope = Scope::not_in_editor,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
