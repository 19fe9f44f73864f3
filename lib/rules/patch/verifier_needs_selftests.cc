// SPDX-License-Identifier: GPL-2.0-only
// verifier-needs-selftests: a series that changes how the verifier behaves adds or changes its
// tests. Comments, messages of the log and code that only moves are no behaviour.
#include <map>

#include "lib/rules/patch/lines.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

constexpr std::string_view verifier_files[] = {
    "kernel/bpf/verifier.c",        "kernel/bpf/tnum.c",       "kernel/bpf/liveness.c",
    "kernel/bpf/states.c",          "kernel/bpf/backtrack.c",  "kernel/bpf/cfg.c",
    "kernel/bpf/fixups.c",          "kernel/bpf/const_fold.c", "kernel/bpf/check_btf.c",
    "include/linux/bpf_verifier.h", "include/linux/tnum.h"};

bool is_verifier(const std::string& path) {
  return std::find(std::begin(verifier_files), std::end(verifier_files), path) !=
         std::end(verifier_files);
}

bool is_verifier_test(const std::string& path) {
  constexpr std::string_view root = "tools/testing/selftests/bpf/";
  if (!path.starts_with(root)) return false;
  const std::string_view rest = std::string_view(path).substr(root.size());
  return rest == "test_verifier.c" || rest.starts_with("verifier/") || rest.starts_with("progs/") ||
         rest.starts_with("prog_tests/");
}

// Whether the verifier may behave in another way with this line than without.
bool is_behaviour(std::string_view text) {
  if (is_comment_line(text)) return false;
  text = trim(text);
  for (std::string_view start : {"verbose(", "verbose_linfo(", "bpf_log(", "\"", "#include"})
    if (text.starts_with(start)) return false;
  return std::any_of(text.begin(), text.end(), is_alnum);
}

bool says_cosmetic(std::string_view subject) {
  for (std::string_view word : {"refactor", "renam", "move", "moving", "clean", "comment", "typo",
                                "cosmetic", "factor out", "simplif", "consolidat", "split"})
    if (find_nocase(subject, word) != subject.npos) return true;
  return is_revert(subject);
}

// The first line that is behaviour. What is taken away here and put back there only moved.
Spot changed_behaviour(const Patch& patch) {
  std::map<std::string, int> balance;
  std::vector<Spot> spots;
  for (const FileDiff& file : patch.files) {
    if (!is_verifier(file.path())) continue;
    for (const DiffLine& line : file.lines)
      if (is_behaviour(line.text)) {
        balance[squeezed(line.text)] += line.kind == '+' ? 1 : -1;
        spots.push_back({&patch, &file, &line});
      }
  }
  for (const Spot& spot : spots)
    if (balance[squeezed(spot.line->text)] != 0) return spot;
  return {};
}

void check(const Series& series, const Facts&, Findings& findings) {
  Spot spot;
  for (const Patch& patch : series.patches) {
    const Spot here = changed_behaviour(patch);
    if (!here || (spot && says_cosmetic(patch.message.subject))) continue;
    if (!spot || says_cosmetic(spot.patch->message.subject)) spot = here;
  }
  if (!spot || any_path(series, is_verifier_test)) return;
  if (series.partial) return findings.not_run(std::string(part_of_series));
  Finding& finding = findings.add(*spot.patch, *spot.file, spot.line,
                                  "a change of the verifier, and no selftest in the series",
                                  "add cases to tools/testing/selftests/bpf/progs/verifier_*.c, "
                                  "which prog_tests/verifier.c runs");
  if (says_cosmetic(spot.patch->message.subject)) finding.at_most(Severity::note);
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Allow zero-sized reads

Text.
---
diff --git a/kernel/bpf/verifier.c b/kernel/bpf/verifier.c
--- a/kernel/bpf/verifier.c
+++ b/kernel/bpf/verifier.c
@@ -1 +1 @@ static int check_size(int size)
-«	if (size <= 0)»
+	if (size < 0)
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Allow zero-sized reads

Text.
---
diff --git a/kernel/bpf/verifier.c b/kernel/bpf/verifier.c
--- a/kernel/bpf/verifier.c
+++ b/kernel/bpf/verifier.c
@@ -1 +1 @@ static int check_size(int size)
-	if (size <= 0)
+	if (size < 0)
diff --git a/tools/testing/selftests/bpf/progs/verifier_size.c b/tools/testing/selftests/bpf/progs/verifier_size.c
--- a/tools/testing/selftests/bpf/progs/verifier_size.c
+++ b/tools/testing/selftests/bpf/progs/verifier_size.c
@@ -1 +1 @@
-a
+b
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Say which size is wrong

Text.
---
diff --git a/kernel/bpf/verifier.c b/kernel/bpf/verifier.c
--- a/kernel/bpf/verifier.c
+++ b/kernel/bpf/verifier.c
@@ -1,2 +1,2 @@ static int check_size(int size)
-	/* No size */
-		verbose(env, "bad size\n");
+	/* Sizes are not negative */
+		verbose(env, "bad size %d\n", size);
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Share check_size

Text.
---
diff --git a/include/linux/bpf_verifier.h b/include/linux/bpf_verifier.h
--- a/include/linux/bpf_verifier.h
+++ b/include/linux/bpf_verifier.h
@@ -1,0 +2 @@
+#define MAX_SIZE 8
diff --git a/kernel/bpf/verifier.c b/kernel/bpf/verifier.c
--- a/kernel/bpf/verifier.c
+++ b/kernel/bpf/verifier.c
@@ -2 +1,0 @@
-#define  MAX_SIZE 8
)"},
};

}  // namespace

constinit const Rule verifier_needs_selftests = {
    .id = "verifier-needs-selftests",
    .severity = Severity::warning,
    .summary = "a change of the verifier comes with selftests",
    .rationale =
        "When a patch changes the behavior of the verifier it is absolutely necessary to add test "
        "cases to the BPF kernel selftests. What no test tracks may change with any later patch, "
        "and "
        "maintainers may ask for tests before they take the change.",
    .citation = R"(bpf_devel_QA, "Verifier changes and test cases")",
    .scope = Scope::not_in_editor,
    .needs_content = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
