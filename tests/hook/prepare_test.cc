// SPDX-License-Identifier: GPL-2.0-only
#include "lib/hook/prepare_commit_msg.h"

#include <sys/stat.h>
#include <unistd.h>

#include "lib/hook/area_guess.h"
#include "lib/hook/message_file.h"
#include "tests/support/catch.h"
#include "tests/support/temporary.h"

using namespace bpf;

TEST_CASE("a fresh message begins with the area, and has the hints in front of git's", "[prepare]") {
  const Preparation p{.area = "bpf", .hints = {"say why"}, .comment = "#", .scissors = false};
  const std::string prepared = "bpf: \n# bpf: say why\n#\n# Please enter\n#\n";
  CHECK(prepare_fresh("\n# Please enter\n#\n", p) == prepared);
  CHECK(prepare_fresh(prepared, p) == prepared);
  CHECK(prepare_fresh("", p) == "bpf: \n\n# bpf: say why\n");
  CHECK(prepare_fresh("\n\nSigned-off-by: A <a@b>\n\n# x\n", p) ==
        "bpf: \n\nSigned-off-by: A <a@b>\n\n# bpf: say why\n#\n# x\n");
  CHECK(prepare_fresh("# a template\n", p) == "bpf: \n\n# bpf: say why\n#\n# a template\n");
  CHECK(prepare_fresh("my own: subject\n# x\n", p) == "my own: subject\n# bpf: say why\n#\n# x\n");
}

TEST_CASE("without a safe place there are no hints, without an area no area", "[prepare]") {
  CHECK(prepare_fresh("\n# x\n", {.area = "bpf", .hints = {"why"}, .comment = "", .scissors = false}) == "bpf: \n# x\n");
  CHECK(prepare_fresh("\n# x\n", {.area = "", .hints = {"why"}, .comment = "#", .scissors = false}) == "\n# bpf: why\n#\n# x\n");
}

TEST_CASE("with scissors, the hints go where git cuts", "[prepare]") {
  const std::string line = "# ------------------------ >8 ------------------------\n";
  const std::string git = line + "# Do not remove the line above.\n";
  CHECK(prepare_fresh("\n" + git + "#\n# x\n", {.area = "bpf", .hints = {"why"}, .comment = "#", .scissors = true}) ==
        "bpf: \n" + git + "# bpf: why\n#\n#\n# x\n");
}

TEST_CASE("a given message gets the area that it lacks", "[prepare]") {
  CHECK(prepare_given("Fix leak\n", "bpf") == "bpf: Fix leak\n");
  CHECK(prepare_given("\n\nFix leak\n\nText.\n", "bpf") == "\n\nbpf: Fix leak\n\nText.\n");
  for (const char* text : {"bpf: Fix leak\n", "fixup! Fix leak\n", "squash! x\n", "amend! x\n", "Revert \"x\"\n",
                           "Reapply \"x\"\n", "Merge branch 'x'\n", "WIP\n", "# comment\n", "", "\n", "bpf:\n", "  indented\n",
                           "Cover\n\n--- b4-submit-tracking ---\n"})
    CHECK(prepare_given(text, "bpf") == text);
  CHECK(prepare_given("Fix leak\n", "") == "Fix leak\n");
}

TEST_CASE("the area is what most commits on the files used", "[prepare]") {
  CHECK(most_used_area({"bpf: a", "libbpf: b", "libbpf: c"}) == "libbpf");
  CHECK(most_used_area({"xsk: a", "bpf: b", "bpf: c", "xsk: d"}) == "xsk");
  CHECK(most_used_area({"Revert \"bpf: a\"", "fixup! bpf: b", "bpf: c"}).empty());
  CHECK(most_used_area({"Add a", "Add b"}).empty());
  CHECK(most_used_area({"a\x1b: x", "a\x1b: y"}).empty());
}

TEST_CASE("history is asked first, and the table where it has nothing to say", "[prepare]") {
  const TemporaryRepository repository;
  repository.commit("kernel/bpf/a.c", "1\n", "bpf, maps: Add a");
  CHECK(guess_area({"kernel/bpf/a.c"}) == "bpf");
  repository.commit("kernel/bpf/a.c", "2\n", "bpf, maps: Change a");
  CHECK(guess_area({"kernel/bpf/a.c"}) == "bpf, maps");
  CHECK(guess_area({"kernel/bpf/a.c", "tools/testing/selftests/bpf/t.c"}) == "bpf, maps");
  CHECK(guess_area({"tools/lib/bpf/x.c"}) == "libbpf");
  CHECK(guess_area({"unknown/x.c"}).empty());
  CHECK(guess_area({}).empty());
  repository.write("tools/lib/bpf/y\n.c", "1\n");
  repository.git({"add", "."});
  CHECK(staged_paths() == std::vector<std::string>{"tools/lib/bpf/y\n.c"});
}

TEST_CASE("a message file is replaced as a whole, or not touched", "[prepare]") {
  const TemporaryDirectory folder;
  folder.write("m", "old");
  REQUIRE(chmod(folder.file("m").c_str(), 0640) == 0);
  CHECK(replace_message_file(folder.file("m"), "new"));
  CHECK(folder.read("m") == "new");
  struct stat info = {};
  REQUIRE(stat(folder.file("m").c_str(), &info) == 0);
  CHECK((info.st_mode & 07777) == 0640);
  REQUIRE(symlink("m", folder.file("link").c_str()) == 0);
  CHECK_FALSE(replace_message_file(folder.file("link"), "other"));
  CHECK_FALSE(replace_message_file(folder.file("none"), "other"));
  CHECK(folder.read("m") == "new");
  CHECK(folder.names() == std::vector<std::string>{"link", "m"});
  CHECK(read_message_file(folder.file("m")) == "new");
  CHECK_FALSE(read_message_file(folder.file("none")));
}
