// SPDX-License-Identifier: GPL-2.0-only
// uapi-header-in-sync: include/uapi/linux/bpf.h and the other headers of BPF that have a copy in
// tools/include/uapi/linux change, and the copy does not. Copies that others bring up to date
// later (if_link.h, pkt_cls.h) are left out. A copy may change alone: it catches up. When nothing
// but comments changes, no build sees it, and it is a note.
#include "lib/rules/patch/lines.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

constexpr std::string_view headers[] = {"bpf.h", "bpf_common.h", "btf.h", "if_xdp.h", "netdev.h"};

bool is_iproute2(const Series& series, const Facts& facts) {
  const Tree* tree = tree_of_series(series, facts);
  return tree != nullptr && tree->name.starts_with("iproute2");
}

bool changes_only_comments(const Series& series, const std::string& header) {
  const auto is_code = [](const DiffLine& line) { return !is_comment_line(line.text); };
  bool seen = false;
  for (const Patch& patch : series.patches)
    for (const FileDiff& file : patch.files) {
      if (file.path() != header) continue;
      if (std::any_of(file.lines.begin(), file.lines.end(), is_code)) return false;
      seen = true;
    }
  return seen;
}

Finding& report(const Patch& patch, const std::string& header, Findings& findings) {
  const std::string message = header + " changes, but its copy in tools/include does not";
  const std::string help = "cp " + header + " tools/" + header;
  for (const FileDiff& file : patch.files)
    if (file.path() == header && !file.lines.empty())
      return findings.add(patch, file, &file.lines.front(), message, help);
  return findings.add(patch, patch.message.end, message, help);
}

void check(const Series& series, const Facts& facts, Findings& findings) {
  if (is_iproute2(series, facts)) return;  // there it is the only copy
  if (!knows_paths(series)) return findings.not_run("which files the series touches is not known");
  for (std::string_view name : headers) {
    const std::string header = "include/uapi/linux/" + std::string(name);
    if (any_path(series, [&](const std::string& path) { return path == "tools/" + header; }))
      continue;
    const auto touches = [&](const Patch& patch) {
      return std::find(patch.paths->begin(), patch.paths->end(), header) != patch.paths->end();
    };
    const auto patch = std::find_if(series.patches.begin(), series.patches.end(), touches);
    if (patch == series.patches.end()) continue;
    if (series.partial) return findings.not_run(std::string(part_of_series));
    Finding& finding = report(*patch, header, findings);
    if (changes_only_comments(series, header)) finding.at_most(Severity::note);
  }
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add flag

Text.
---
diff --git a/include/uapi/linux/bpf.h b/include/uapi/linux/bpf.h
--- a/include/uapi/linux/bpf.h
+++ b/include/uapi/linux/bpf.h
@@ -9,0 +10 @@
+«#define BPF_F_NEW 8»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add flag

Text.
---
diff --git a/include/uapi/linux/bpf.h b/include/uapi/linux/bpf.h
--- a/include/uapi/linux/bpf.h
+++ b/include/uapi/linux/bpf.h
@@ -9,0 +10 @@
+#define BPF_F_NEW 8
diff --git a/tools/include/uapi/linux/bpf.h b/tools/include/uapi/linux/bpf.h
--- a/tools/include/uapi/linux/bpf.h
+++ b/tools/include/uapi/linux/bpf.h
@@ -9,0 +10 @@
+#define BPF_F_NEW 8
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] tools headers: Sync bpf.h

Text.
---
diff --git a/tools/include/uapi/linux/bpf.h b/tools/include/uapi/linux/bpf.h
--- a/tools/include/uapi/linux/bpf.h
+++ b/tools/include/uapi/linux/bpf.h
@@ -9,0 +10 @@
+#define BPF_F_NEW 8
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] rtnetlink: Add attribute

Text.
---
diff --git a/include/uapi/linux/if_link.h b/include/uapi/linux/if_link.h
--- a/include/uapi/linux/if_link.h
+++ b/include/uapi/linux/if_link.h
@@ -9,0 +10 @@
+	IFLA_NEW,
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH iproute2-next] bpf: Update header

Text.
---
diff --git a/include/uapi/linux/bpf.h b/include/uapi/linux/bpf.h
--- a/include/uapi/linux/bpf.h
+++ b/include/uapi/linux/bpf.h
@@ -9,0 +10 @@
+#define BPF_F_NEW 8
)"},
};

}  // namespace

constinit const Rule uapi_header_in_sync = {
    .id = "uapi-header-in-sync",
    .severity = Severity::warning,
    .summary = "a UAPI header of BPF changes together with its copy",
    .rationale =
        "libbpf, bpftool and the selftests are built with the copies of these headers in "
        "tools/include/uapi/linux. A copy that lags behind fails their build or makes it warn.",
    .citation = R"(submitting-patches, "Separate your changes")",
    .scope = Scope::not_in_editor,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
