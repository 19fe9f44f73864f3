// SPDX-License-Identifier: GPL-2.0-only
// sample-looks-like-test: a program below samples/bpf/ that is called a test, or begins to say
// PASS and FAIL or to assert.
#include "lib/rules/patch/samples.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Patch& patch, const Facts&, Findings& findings) {
  for (const FileDiff& file : patch.files) {
    if (!is_sample(file)) continue;
    if (const DiffLine* line = test_in_sample(file))
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
+«	assert(!map_lookup(&key));»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] samples/bpf: Fix the look-up

Text.
---
diff --git a/samples/bpf/maps.c b/samples/bpf/maps.c
--- a/samples/bpf/maps.c
+++ b/samples/bpf/maps.c
@@ -1 +1 @@
-	assert(!map_lookup(key));
+	assert(!map_lookup(&key));
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
    .citation = R"(bpf_devel_QA, "samples/bpf preference vs selftests?")",
    .scope = Scope::not_in_editor,
    .needs_content = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
