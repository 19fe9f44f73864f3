// SPDX-License-Identifier: GPL-2.0-only
// uapi-bpftool-dump: a series that extends the bpf_*_info structures, or the kinds of programs,
// maps, links and attachments, and leaves bpftool alone.
#include "lib/rules/patch/lines.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

constexpr std::string_view infos[] = {"struct bpf_prog_info", "struct bpf_map_info",
                                      "struct bpf_btf_info", "struct bpf_link_info"};
constexpr std::string_view kinds[] = {"enum bpf_prog_type", "enum bpf_map_type",
                                      "enum bpf_link_type", "enum bpf_attach_type"};

bool is_in(std::string_view section, const std::string_view (&heads)[4]) {
  return std::any_of(std::begin(heads), std::end(heads), [&](std::string_view head) {
    return section.starts_with(head) &&
           (section.size() == head.size() || !is_word_char(section[head.size()]));
  });
}

// Padding, the end of an enumeration and the lines of a structure within show nothing.
bool says_something(std::string_view text) {
  text = trim(text);
  if (is_comment_line(text) || text.find(" :") != text.npos || text.ends_with('{')) return false;
  return is_word_char(text.front()) && !text.starts_with("__MAX_") && !text.starts_with("MAX_");
}

// Where the added lines of a hunk are. The hunk's header says where it begins; what comes at the
// left margin ends that and may begin another structure.
class Section {
 public:
  std::string_view of(const DiffLine& line) {
    if (line.section.data() != header_.data()) header_ = here_ = line.section;  // another hunk
    if (!line.text.empty() && !is_blank_char(line.text.front()) && line.text.front() != '#' &&
        !is_comment_line(line.text)) {
      here_ = line.text;
      return {};
    }
    return here_;
  }

 private:
  std::string_view header_, here_;
};

// The first new line in one of these structures or enumerations.
Spot extended(const Series& series, const std::string_view (&heads)[4]) {
  for (const Patch& patch : series.patches)
    for (const FileDiff& file : patch.files) {
      if (file.path() != "include/uapi/linux/bpf.h" || is_revert(patch.message.subject)) continue;
      const RemovedLines removed(file);
      Section section;
      for (const DiffLine& line : file.lines)
        if (line.kind == '+' && is_in(section.of(line), heads) && says_something(line.text) &&
            !removed.has(line.text))
          return {&patch, &file, &line};
    }
  return {};
}

void check(const Series& series, const Facts& facts, Findings& findings) {
  const Tree* tree = tree_of_series(series, facts);
  if (tree != nullptr && tree->iproute2) return;  // there it is a copy
  const auto in_bpftool = [](const std::string& path) {
    return path.starts_with("tools/bpf/bpftool/");
  };
  // bpftool takes the names of kinds from libbpf.
  const auto in_libbpf = [](const std::string& path) { return path == "tools/lib/bpf/libbpf.c"; };
  if (any_path(series, in_bpftool)) return;
  Spot spot = extended(series, infos);
  if (!spot && !any_path(series, in_libbpf)) spot = extended(series, kinds);
  if (!spot) return;
  if (series.partial) return findings.not_run(std::string(part_of_series));
  findings.add(*spot.patch, *spot.file, spot.line, "more to be dumped, and no change to bpftool",
               "extend tools/bpf/bpftool/ to show it, in this series or the next");
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Count the runs

Text.
---
diff --git a/include/uapi/linux/bpf.h b/include/uapi/linux/bpf.h
--- a/include/uapi/linux/bpf.h
+++ b/include/uapi/linux/bpf.h
@@ -9,0 +10,2 @@ struct bpf_prog_info {
+	/* all of them */
+«	__u64 runs;»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add trie

Text.
---
diff --git a/include/uapi/linux/bpf.h b/include/uapi/linux/bpf.h
--- a/include/uapi/linux/bpf.h
+++ b/include/uapi/linux/bpf.h
@@ -9,0 +10 @@ enum bpf_map_type {
+«	BPF_MAP_TYPE_BIG_TRIE,»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Count the runs

Text.
---
diff --git a/include/uapi/linux/bpf.h b/include/uapi/linux/bpf.h
--- a/include/uapi/linux/bpf.h
+++ b/include/uapi/linux/bpf.h
@@ -9,0 +10 @@ struct bpf_prog_info {
+	__u64 runs;
diff --git a/tools/bpf/bpftool/prog.c b/tools/bpf/bpftool/prog.c
--- a/tools/bpf/bpftool/prog.c
+++ b/tools/bpf/bpftool/prog.c
@@ -1 +1 @@
-a
+b
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add trie

Text.
---
diff --git a/include/uapi/linux/bpf.h b/include/uapi/linux/bpf.h
--- a/include/uapi/linux/bpf.h
+++ b/include/uapi/linux/bpf.h
@@ -9,0 +10 @@ enum bpf_map_type {
+	BPF_MAP_TYPE_BIG_TRIE,
diff --git a/tools/lib/bpf/libbpf.c b/tools/lib/bpf/libbpf.c
--- a/tools/lib/bpf/libbpf.c
+++ b/tools/lib/bpf/libbpf.c
@@ -1 +1 @@
-a
+b
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Pad

Text.
---
diff --git a/include/uapi/linux/bpf.h b/include/uapi/linux/bpf.h
--- a/include/uapi/linux/bpf.h
+++ b/include/uapi/linux/bpf.h
@@ -9,0 +10 @@ struct bpf_prog_info {
+	__u32 :32;
@@ -99,0 +101 @@ struct bpf_insn {
+	__u8 more;
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Tell of the tokens

Text.
---
diff --git a/include/uapi/linux/bpf.h b/include/uapi/linux/bpf.h
--- a/include/uapi/linux/bpf.h
+++ b/include/uapi/linux/bpf.h
@@ -9,0 +10,3 @@ struct bpf_link_info {
+struct bpf_token_info {
+	__u64 allowed_cmds;
+};
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Tell of the links

Text.
---
diff --git a/include/uapi/linux/bpf.h b/include/uapi/linux/bpf.h
--- a/include/uapi/linux/bpf.h
+++ b/include/uapi/linux/bpf.h
@@ -9,0 +10,6 @@ struct bpf_btf_info {
+struct bpf_link_info {
+	struct {
+«		__aligned_u64 name;»
+		__u32 :32;
+	};
+};
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH iproute2-next] include: Update headers

Text.
---
diff --git a/include/uapi/linux/bpf.h b/include/uapi/linux/bpf.h
--- a/include/uapi/linux/bpf.h
+++ b/include/uapi/linux/bpf.h
@@ -9,0 +10 @@ struct bpf_prog_info {
+	__u64 runs;
)"},
};

}  // namespace

constinit const Rule uapi_bpftool_dump = {
    .id = "uapi-bpftool-dump",
    .severity = Severity::note,
    .summary = "bpftool shows what the UAPI newly tells of programs and maps",
    .rationale =
        "bpftool is the central tool to look at the BPF programs and maps of a running kernel. "
        "When the UAPI says more about them, it should be extended to dump that too; often in a "
        "later series.",
    .citation = R"(bpf_devel_QA, "When should I add code to the bpftool?")",
    .scope = Scope::not_in_editor,
    .needs_content = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
