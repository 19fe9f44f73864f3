// SPDX-License-Identifier: GPL-2.0-only
// sample-looks-like-test: a program below samples/bpf/ that is called a test, or begins to print
// PASS and FAIL or to call the macros of test frameworks.
#include "lib/rules/patch/samples.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Patch& patch, const Facts&, Findings& findings) {
  for (const FileDiff& file : patch.files) {
    if (!is_sample(file)) continue;
    if (const DiffLine* line = test_in_sample(patch, file))
      findings.add(patch, file, line, "a sample that looks like a test",
                   "put it into tools/testing/selftests/bpf/prog_tests/");
  }
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] samples/bpf: Test maps

Text.
---
diff --git a/samples/bpf/test_maps.c b/samples/bpf/test_maps.c
new file mode 100644
--- /dev/null
+++ b/samples/bpf/test_maps.c
@@ -0,0 +1 @@
+«int main(void) { return 0; }»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] samples/bpf: Look at the result

Text.
---
diff --git a/samples/bpf/maps.c b/samples/bpf/maps.c
--- a/samples/bpf/maps.c
+++ b/samples/bpf/maps.c
@@ -1 +1,2 @@
-	return 0;
+	return action != XDP_PASS;
+«	printf("%s\n", map_lookup(&key) ? "FAIL" : "PASS");»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] samples/bpf: Fix the look-up

Text.
---
diff --git a/samples/bpf/maps.c b/samples/bpf/maps.c
--- a/samples/bpf/maps.c
+++ b/samples/bpf/maps.c
@@ -1 +1 @@
-	printf("FAIL: %d\n", map_lookup(key));
+	printf("FAIL: %d\n", map_lookup(&key));
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] samples/bpf: Look at the result

Text.
---
diff --git a/samples/bpf/maps.c b/samples/bpf/maps.c
--- a/samples/bpf/maps.c
+++ b/samples/bpf/maps.c
@@ -1,0 +2,3 @@
+	assert(!map_lookup(&key));
+#define PASS(pass) pass, "pass/s"
+	print_stats("xdp", PASS(xdp_pass));
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] samples/bpf: Rename the query

Text.
---
diff --git a/samples/bpf/fd_query.c b/samples/bpf/fd_query.c
new file mode 100644
--- /dev/null
+++ b/samples/bpf/fd_query.c
@@ -0,0 +1 @@
+	printf("FAIL: %s\n", name);
diff --git a/samples/bpf/task_fd_query.c b/samples/bpf/task_fd_query.c
deleted file mode 100644
--- a/samples/bpf/task_fd_query.c
+++ /dev/null
@@ -1 +0,0 @@
-	printf("FAIL: %s\n", name);
)"},
};

}  // namespace

constinit const Rule sample_looks_like_test = {
    .id = "sample-looks-like-test",
    .severity = Severity::warning,
    .summary = "what looks like a test is no sample",
    .rationale =
        "If a sample looks like a test case, it belongs to the BPF kernel selftests instead: they "
        "are "
        "run regularly, and samples are not.",
    .citation =
        R"(bpf_devel_QA, "When should I add code to samples/bpf/ and when to BPF kernel selftests?")",
    .scope = Scope::not_in_editor,
    .needs_content = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
