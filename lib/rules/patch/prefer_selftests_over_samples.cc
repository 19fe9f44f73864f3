// SPDX-License-Identifier: GPL-2.0-only
// prefer-selftests-over-samples: a new program below samples/bpf/. One that replaces another is
// fine, and one that is a test is for sample-looks-like-test.
#include "lib/rules/patch/samples.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

bool is_program(std::string_view path) {
  return path.starts_with("samples/bpf/") && (path.ends_with(".c") || path.ends_with(".sh"));
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  const FileDiff* added = nullptr;
  int more = 0;
  for (const FileDiff& file : patch.files) {
    if (!is_program(file.path())) continue;
    if (file.status == FileDiff::Status::deleted) --more;
    if (file.status != FileDiff::Status::added) continue;
    ++more;
    if (added == nullptr && test_in_sample(patch, file) == nullptr) added = &file;
  }
  if (added == nullptr || more <= 0) return;
  findings.add(patch, *added, first_added(*added), "a new program in samples/bpf",
               "put it into tools/testing/selftests/bpf/, unless it is a simple demo of a feature");
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] samples/bpf: Add xdp_count

Text.
---
diff --git a/samples/bpf/xdp_count.c b/samples/bpf/xdp_count.c
new file mode 100644
--- /dev/null
+++ b/samples/bpf/xdp_count.c
@@ -0,0 +1,2 @@
+«int main(void)»
+{ return 0; }
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] samples/bpf: Rename xdp_count

Text.
---
diff --git a/samples/bpf/xdp_count.c b/samples/bpf/xdp_count.c
deleted file mode 100644
--- a/samples/bpf/xdp_count.c
+++ /dev/null
@@ -1 +0,0 @@
-int main(void) { return 0; }
diff --git a/samples/bpf/xdp_sum.c b/samples/bpf/xdp_sum.c
new file mode 100644
--- /dev/null
+++ b/samples/bpf/xdp_sum.c
@@ -0,0 +1 @@
+int main(void) { return 0; }
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] samples/bpf: Fix xdp_count

Text.
---
diff --git a/samples/bpf/xdp_count.c b/samples/bpf/xdp_count.c
--- a/samples/bpf/xdp_count.c
+++ b/samples/bpf/xdp_count.c
@@ -1 +1 @@
-int main(void) { return 0; }
+int main(void) { return 1; }
)"},
};

}  // namespace

constinit const Rule prefer_selftests_over_samples = {
    .id = "prefer-selftests-over-samples",
    .severity = Severity::warning,
    .summary = "new code goes to the selftests rather than to samples/bpf",
    .rationale =
        "Bots run the kernel selftests regularly and see when something breaks; nobody runs "
        "samples/bpf. Simple demos of a feature may go there all the same.",
    .citation =
        R"(bpf_devel_QA, "When should I add code to samples/bpf/ and when to BPF kernel selftests?")",
    .scope = Scope::not_in_editor,
    .needs_content = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
