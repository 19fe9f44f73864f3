// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/culprits.h"

#include "tests/support/catch.h"

using namespace bpf;

namespace {

// A diff of one file, with these hunks.
std::string diff_of(const std::string& path, const std::string& hunks) {
  return "diff --git a/" + path + " b/" + path + "\n--- a/" + path + "\n+++ b/" + path + "\n" + hunks;
}

}  // namespace

TEST_CASE("the lines that a change takes away tell what it fixes", "[culprits]") {
  const auto files = touched_files(parse_diff(diff_of("k.c", "@@ -3,2 +3 @@\n-a\n-b\n+c\n@@ -10 +10,0 @@\n-d\n@@ -20,0 +20 @@\n+e\n")));
  REQUIRE(files.size() == 1);
  CHECK(files[0].path == "k.c");
  CHECK(files[0].removed == std::vector<int>{3, 4, 10});
  CHECK(files[0].behind.empty());
}

TEST_CASE("where nothing is taken away, the lines around tell it", "[culprits]") {
  const auto files = touched_files(parse_diff(diff_of(
      "k.c", "@@ -0,0 +1 @@\n+top\n@@ -5,0 +7,2 @@\n+a\n+b\n@@ -8 +11,0 @@\n-}\n@@ -12,0 +15 @@\n+c\n@@ -14 +17 @@\n-}\n+{\n")));
  REQUIRE(files.size() == 1);
  CHECK(files[0].removed == std::vector<int>{8, 14});
  CHECK(files[0].behind == std::vector<int>{0, 5, 12});
}

TEST_CASE("tests, documentation and new files count only without code", "[culprits]") {
  const std::string hunk = "@@ -1 +1 @@\n-a\n+b\n", test = "tools/testing/selftests/bpf/t.c";
  const std::string fresh = "diff --git a/n.c b/n.c\nnew file mode 100644\n--- /dev/null\n+++ b/n.c\n@@ -0,0 +1 @@\n+n\n";
  CHECK(touched_files(parse_diff(diff_of("k.c", hunk) + diff_of(test, hunk) + fresh)).size() == 1);
  CHECK(touched_files(parse_diff(diff_of(test, hunk) + fresh)).size() == 1);
  CHECK(touched_files(parse_diff(fresh)).empty());
  CHECK(touched_files(parse_diff("")).empty());
}

TEST_CASE("candidates are in the order of their lines", "[culprits]") {
  const std::vector<BlamedLine> lines = {{1, "a", "int x;", false}, {2, "b", "int y;", false}, {3, "b", "z = 1;", false},
                                         {4, "c", "}", false},      {5, "", "new", false},     {6, "d", "old", true}};
  const Culprits full = count_culprits(lines, false);
  REQUIRE(full.found.size() == 3);
  CHECK(full.found[0].commit == "b");
  CHECK(full.found[0].lines == 2);
  CHECK(full.found[1].commit == "a");
  CHECK(full.found[2].commit == "d");
  CHECK(full.lines == 5);
  CHECK(full.uncommitted == 1);
  const Culprits shallow = count_culprits(lines, true);
  CHECK(shallow.found.size() == 2);
  CHECK(shallow.cut == 1);
  CHECK(count_culprits({{1, "c", "}", false}}, false).found.size() == 1);
}

TEST_CASE("lines that say nothing, and subjects that say that nothing changed", "[culprits]") {
  for (const char* line : {"", "\t}", "\t} else {", "\t\treturn;", "/* text */", " * text", "// text", "});"}) CHECK(says_nothing(line));
  for (const char* line : {"\treturn -EINVAL;", "x", "*p = 1;", "__"}) CHECK_FALSE(says_nothing(line));
  for (const char* subject : {"bpf: Move the check", "bpf: Refactor, no functional change", "libbpf: Split btf.c", "bpf: Fix typos"})
    CHECK(only_moves(subject));
  for (const char* subject : {"bpf: Add array map", "bpf: Remove the check", "bpf: Movement of maps"}) CHECK_FALSE(only_moves(subject));
}
