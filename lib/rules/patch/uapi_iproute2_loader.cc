// SPDX-License-Identifier: GPL-2.0-only
// uapi-iproute2-loader: a patch that adds netlink attributes or flags for XDP or for the bpf
// classifier and action of tc. The sockets of AF_XDP (if_xdp.h) are no business of iproute2, which
// does not even have the header.
#include "lib/rules/patch/lines.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

struct Added {
  std::string_view path, word;
};
constexpr Added watched[] = {
    {"include/uapi/linux/if_link.h", "IFLA_XDP_"},
    {"include/uapi/linux/if_link.h", "XDP_FLAGS_"},
    {"include/uapi/linux/pkt_cls.h", "TCA_BPF_"},
    {"include/uapi/linux/tc_act/tc_bpf.h", "TCA_ACT_BPF_"},
    {"net/sched/cls_bpf.c", "[TCA_BPF_"},
    {"net/sched/act_bpf.c", "[TCA_ACT_BPF_"},
};

// Whether the line defines such a name: "#define XDP_X", "XDP_X," or "[XDP_X] =".
bool defines(std::string_view text, std::string_view word) {
  Scanner scan(trim(text));
  if (scan.eat("#define")) scan.take_blanks();
  return scan.rest().starts_with(word);
}

void check(const Patch& patch, const Facts& facts, Findings& findings) {
  if (is_for_iproute2(patch, facts) || is_revert(patch.message.subject)) return;
  for (const FileDiff& file : patch.files) {
    const RemovedLines removed(file);
    for (const DiffLine& line : file.lines) {
      const auto adds = [&](const Added& added) {
        return file.path() == added.path && defines(line.text, added.word);
      };
      if (line.kind != '+' || std::none_of(std::begin(watched), std::end(watched), adds) ||
          removed.has(line.text))
        continue;
      findings.add(
          patch, file, &line, "an addition to the UAPI of XDP or tc",
          "send a patch for iproute2 too: git bpf-format-patch --tree 'iproute2 net-next'");
      return;
    }
  }
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] xdp: Add flag

Text.
---
diff --git a/include/uapi/linux/if_link.h b/include/uapi/linux/if_link.h
--- a/include/uapi/linux/if_link.h
+++ b/include/uapi/linux/if_link.h
@@ -9,0 +10,2 @@
+«#define XDP_FLAGS_NEW	(1U << 5)»
+#define XDP_FLAGS_NEWER	(1U << 6)
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
diff --git a/net/sched/cls_bpf.c b/net/sched/cls_bpf.c
--- a/net/sched/cls_bpf.c
+++ b/net/sched/cls_bpf.c
@@ -9 +9 @@
-	if (tb[TCA_BPF_FD])
+	if (!tb[TCA_BPF_FD])
diff --git a/include/uapi/linux/if_xdp.h b/include/uapi/linux/if_xdp.h
--- a/include/uapi/linux/if_xdp.h
+++ b/include/uapi/linux/if_xdp.h
@@ -26,0 +27 @@
+#define XDP_USE_NEED_WAKEUP (1 << 3)
)"},
};

}  // namespace

constinit const Rule uapi_iproute2_loader = {
    .id = "uapi-iproute2-loader",
    .severity = Severity::note,
    .summary = "iproute2 learns what the UAPI adds to XDP and tc",
    .rationale =
        "Changes of the UAPI that are related to XDP or tc are by convention added to iproute2's "
        "BPF loader as well. That shows whether the interface is usable, and brings it to the "
        "users of distributions.",
    .citation = R"(bpf_devel_QA, "When should I add code to iproute2's BPF loader?")",
    .scope = Scope::not_in_editor,
    .needs_content = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
