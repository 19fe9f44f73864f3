// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/diff.h"

#include "tests/support/catch.h"

using namespace bpf;
using Status = FileDiff::Status;

TEST_CASE("a diff is read into files and lines", "[diff]") {
  const std::string text =
      "diff --git a/k.c b/k.c\nindex 123..456 100644\n--- a/k.c\n+++ b/k.c\n"
      "@@ -3,3 +3,4 @@ int f(void)\n same\n-old\n+new\n+more\n same\n"
      "diff --git a/new b/new\nnew file mode 100755\nindex 000..789\n--- /dev/null\n+++ b/new\n"
      "@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n"
      "diff --git a/gone b/gone\ndeleted file mode 100644\nindex 789..000\n--- a/gone\n+++ /dev/null\n"
      "@@ -1 +0,0 @@\n-x\n"
      "diff --git a/a b/b\nsimilarity index 100%\nrename from a\nrename to b\n"
      "diff --git a/s b/s\nold mode 100644\nnew mode 100755\n"
      "diff --git a/p.bin b/p.bin\nindex 1..2\nBinary files a/p.bin and b/p.bin differ\n"
      "-- \n2.39.5\n";
  const Diff diff = parse_diff(text);
  REQUIRE(diff.files.size() == 6);
  CHECK(diff.files[0].lines.size() == 3);
  CHECK(diff.files[0].lines[0].kind == '-');
  CHECK(diff.files[0].lines[0].number == 4);
  CHECK(diff.files[0].lines[2].number == 5);
  CHECK(diff.files[0].lines[2].text == "more");
  CHECK(diff.files[1].status == Status::added);
  CHECK(diff.files[1].path() == "new");
  CHECK(diff.files[1].new_mode == "100755");
  CHECK(diff.files[2].status == Status::deleted);
  CHECK(diff.files[2].path() == "gone");
  CHECK(diff.files[3].status == Status::renamed);
  CHECK(diff.files[3].old_path == "a");
  CHECK(diff.files[3].new_path == "b");
  CHECK(diff.files[4].new_mode == "100755");
  CHECK(diff.files[5].binary);
  CHECK(diff.rest == "-- \n2.39.5\n");
}

TEST_CASE("a line that looks like a header inside a hunk is a line", "[diff]") {
  const Diff diff = parse_diff(
      "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n--- a/y\n+++ b/y\n same\n");
  REQUIRE(diff.files.size() == 1);
  REQUIRE(diff.files[0].lines.size() == 2);
  CHECK(diff.files[0].lines[0].text == "-- a/y");
}

TEST_CASE("a hunk that ends too early is noticed", "[diff]") {
  CHECK(parse_diff("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\n").files[0].cut_short);
  CHECK_FALSE(parse_diff("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n").files[0].cut_short);
}

TEST_CASE("paths are unquoted", "[diff]") {
  CHECK(unquote_path("\"a\\tb\\303\\266\\\"\"") == "a\tb\xc3\xb6\"");
  CHECK(unquote_path("plain") == "plain");
  CHECK(unquote_path("\"open") == "\"open");
  const Diff diff = parse_diff("diff --git \"a/a\\nb\" \"b/a\\nb\"\nold mode 100644\nnew mode 100755\n");
  CHECK(diff.files[0].path() == "a\nb");
  CHECK(parse_diff("diff --git a/a b b/a b\nold mode 100644\n").files[0].path() == "a b");
}

TEST_CASE("git am ends a message where it sees a patch begin", "[diff]") {
  for (const char* line : {"---", "---  ", "diff -u a b", "diff --git a/x b/x", "Index: x", "--- a/x"})
    CHECK(ends_message(line));
  for (const char* line : {"----", "--", "--- ", "---x", " ---", "diffuse", "index: x"})
    CHECK(ends_message(line) == (std::string(line) == "--- "));
}
