// SPDX-License-Identifier: GPL-2.0-only
// verifier-needs-selftests: a series that changes how the verifier behaves adds or changes its
// tests. Comments, messages of the log and code that only moves are no behaviour. Of btf.c, only what
// checks calls and accesses is the verifier's; most of it is about the format.
#include <map>

#include "lib/rules/patch/code.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

constexpr std::string_view verifier_files[] = {
    "kernel/bpf/verifier.c",        "kernel/bpf/tnum.c",       "kernel/bpf/liveness.c",
    "kernel/bpf/states.c",          "kernel/bpf/backtrack.c",  "kernel/bpf/cfg.c",
    "kernel/bpf/fixups.c",          "kernel/bpf/const_fold.c", "kernel/bpf/check_btf.c",
    "kernel/bpf/log.c",             "include/linux/bpf_verifier.h",
    "include/linux/tnum.h"};
constexpr std::string_view btf_file = "kernel/bpf/btf.c";

bool is_verifier(const std::string& path) {
  return std::find(std::begin(verifier_files), std::end(verifier_files), path) !=
         std::end(verifier_files);
}

// Whether a hunk of btf.c is in a function that the verifier asks about a call or an access.
bool is_asked_by_verifier(std::string_view section) {
  for (std::string_view part : {"_arg", "btf_check_func", "btf_check_kfunc", "btf_check_subprog", "btf_check_iter",
                                "btf_check_type_match", "btf_ctx_access", "btf_struct_access", "btf_struct_walk",
                                "btf_struct_ids_match", "prog_ctx"})
    if (section.find(part) != section.npos) return true;
  return false;
}

bool is_verifier_test(const std::string& path) {
  constexpr std::string_view root = "tools/testing/selftests/bpf/";
  if (!path.starts_with(root)) return false;
  const std::string_view rest = std::string_view(path).substr(root.size());
  return rest == "test_verifier.c" || rest.starts_with("verifier/") || rest.starts_with("progs/") ||
         rest.starts_with("prog_tests/");
}

// Where code of the verifier may have come from, or have gone to.
bool is_beside_verifier(const std::string& path) {
  return path.starts_with("kernel/bpf/") || path.starts_with("include/linux/");
}

// "int check_size(int size);" at the left margin: only says what is elsewhere.
bool is_declaration(std::string_view text) {
  return !text.empty() && is_alpha(text.front()) && text.find('=') == text.npos &&
         (text.ends_with(");") || (text.ends_with(';') && text.find('(') == text.npos));
}

// Without what moving a function to another file takes from its first line.
std::string without_storage(std::string code) {
  for (std::string_view word : {"static", "inline"})
    if (code.starts_with(word)) code.erase(0, word.size());
  return code;
}

// The code of each line where the verifier may behave in another way with the line than without;
// empty for the others. Lines that are only broken elsewhere say the same as before.
std::vector<std::string> behaviour(const FileDiff& file) {
  std::vector<std::string> codes(file.lines.size());
  for (const ChangedRun& run : changed_runs(file)) {
    CodeReader before, after;
    std::string removed, added;
    for (std::size_t i = run.begin; i < run.end; ++i) {
      const std::string_view text = file.lines[i].text;
      std::string code = i < run.added ? before.next(text) : after.next(text);
      (i < run.added ? removed : added) += code;
      const bool says_something = std::any_of(code.begin(), code.end(), is_alnum);
      if (says_something && !is_declaration(text) && !code.starts_with("#include"))
        codes[i] = without_storage(std::move(code));
    }
    if (removed == added)
      for (std::size_t i = run.begin; i < run.end; ++i) codes[i].clear();
  }
  return codes;
}

bool says_cosmetic(std::string_view subject) {
  for (std::string_view word : {"refactor", "renam", "move", "moving", "clean", "comment", "typo",
                                "cosmetic", "factor out", "simplif", "consolidat", "split", "unused", "dead code",
                                "redundant", "spelling", "indent", "kernel-doc"})
    if (find_nocase(subject, word) != subject.npos) return true;
  return is_revert(subject);
}

// The first line that is behaviour. What is taken away here and put back there only moved.
Spot changed_behaviour(const Patch& patch) {
  const auto may_be = [](const std::string& path) { return is_verifier(path) || path == btf_file; };
  if (!patch.paths || std::none_of(patch.paths->begin(), patch.paths->end(), may_be)) return {};
  std::map<std::string, int> balance;
  std::vector<std::pair<Spot, std::string>> spots;
  for (const FileDiff& file : patch.files) {
    const bool all = is_verifier(file.path()), some = file.path() == btf_file;
    if (!all && !is_beside_verifier(file.path())) continue;
    std::vector<std::string> codes = behaviour(file);
    for (std::size_t i = 0; i < codes.size(); ++i) {
      if (codes[i].empty()) continue;
      balance[codes[i]] += file.lines[i].kind == '+' ? 1 : -1;
      if (all || (some && is_asked_by_verifier(file.lines[i].section)))
        spots.push_back({{&patch, &file, &file.lines[i]}, std::move(codes[i])});
    }
  }
  for (const auto& [spot, code] : spots)
    if (balance[code] != 0) return spot;
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
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Put the types of registers into a file of their own

Text.
---
diff --git a/include/linux/bpf_verifier.h b/include/linux/bpf_verifier.h
--- a/include/linux/bpf_verifier.h
+++ b/include/linux/bpf_verifier.h
@@ -1,0 +2 @@
+bool type_is_pkt_pointer(enum bpf_reg_type type);
diff --git a/kernel/bpf/types.c b/kernel/bpf/types.c
new file mode 100644
--- /dev/null
+++ b/kernel/bpf/types.c
@@ -0,0 +1,5 @@
+#include <linux/bpf_verifier.h>
+bool type_is_pkt_pointer(enum bpf_reg_type type)
+{
+	return type == PTR_TO_PACKET;
+}
diff --git a/kernel/bpf/verifier.c b/kernel/bpf/verifier.c
--- a/kernel/bpf/verifier.c
+++ b/kernel/bpf/verifier.c
@@ -2,4 +1,0 @@
-static bool type_is_pkt_pointer(enum bpf_reg_type type)
-{
-	return type == PTR_TO_PACKET;
-}
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Make the bounds easier to read

Text.
---
diff --git a/kernel/bpf/verifier.c b/kernel/bpf/verifier.c
--- a/kernel/bpf/verifier.c
+++ b/kernel/bpf/verifier.c
@@ -1,2 +1,6 @@ static int check_size(int size)
-	int min;
-	if (off < min || off > -1)
+	/* The bounds
+	   are exact.
+	 */
+	int min;	/* inclusive */
+	if (off < min ||
+	    off > -1) // no more
@@ -9 +13,2 @@ static int check_offset(int size)
-	verbose(env, "R%d bad\n", regno);
+	verbose(env, "R%d bad offset %d\n",
+		regno, off);
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Log the size

Text.
---
diff --git a/kernel/bpf/verifier.c b/kernel/bpf/verifier.c
--- a/kernel/bpf/verifier.c
+++ b/kernel/bpf/verifier.c
@@ -1 +1,2 @@ static int check_size(int size)
-	verbose(env, "bad\n");
+	verbose(env, "bad size %d\n", size);
+«	return 0;»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Reject kfunc args that are no structs

Text.
---
diff --git a/kernel/bpf/btf.c b/kernel/bpf/btf.c
--- a/kernel/bpf/btf.c
+++ b/kernel/bpf/btf.c
@@ -6175,0 +6176,2 @@ static int btf_check_func_arg_match(struct bpf_verifier_env *env,
+«	if (!btf_type_is_struct(t))»
+		return -EINVAL;
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Reject unions without a name

Text.
---
diff --git a/kernel/bpf/btf.c b/kernel/bpf/btf.c
--- a/kernel/bpf/btf.c
+++ b/kernel/bpf/btf.c
@@ -3175,0 +3176,2 @@ static s32 btf_struct_check_meta(struct btf_verifier_env *env,
+	if (!t->name_off)
+		return -EINVAL;
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Print ranges as intervals

Text.
---
diff --git a/kernel/bpf/log.c b/kernel/bpf/log.c
--- a/kernel/bpf/log.c
+++ b/kernel/bpf/log.c
@@ -605,0 +606 @@ static void print_scalar_ranges(struct bpf_verifier_env *env,
+«	print_interval(env, reg);»
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Rename check_size

Text.
---
diff --git a/kernel/bpf/verifier.c b/kernel/bpf/verifier.c
--- a/kernel/bpf/verifier.c
+++ b/kernel/bpf/verifier.c
@@ -1 +1 @@
-«static int check_size(int size)»
+static int check_sizes(int size)
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
    .citation =
        R"(bpf_devel_QA, "I made a BPF verifier change, do I need to add test cases for BPF kernel selftests?")",
    .scope = Scope::not_in_editor,
    .needs_content = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
