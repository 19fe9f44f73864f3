// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/history.h"

#include "lib/model/dates.h"
#include "lib/series/changelog_seed.h"
#include "tests/support/catch.h"

using namespace bpf;

namespace {

// A patch that adds lines to a file. Leading context only moves them.
Patch patch(const std::string& title, const std::string& file, const std::string& lines, int at = 1,
            const std::string& text = "Text.") {
  Patch made = patch_of_mail(parse_mail("x.patch", {"From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] " + title +
                                                        "\n\n" + text + "\n---\n", 1}));
  std::string diff = "diff --git a/" + file + " b/" + file + "\n--- a/" + file + "\n+++ b/" + file + "\n@@ -" +
                     std::to_string(at) + ",0 +" + std::to_string(at) + "," +
                     std::to_string(std::count(lines.begin(), lines.end(), '\n')) + " @@\n";
  std::string_view rest = lines;
  for (; !rest.empty(); rest.remove_prefix(rest.find('\n') + 1))
    diff += "+" + std::string(rest.substr(0, rest.find('\n'))) + "\n";
  made.diff_text = make_source("diff", diff);
  made.files = parse_diff(made.diff_text->text).files;
  return made;
}

Series series(std::vector<Patch> patches) {
  Series made;
  made.patches = std::move(patches);
  return made;
}

History history_of(const Series& before, const Series& now) {
  History history;
  history.version = 1;
  history.patches = match_patches(before, now);
  std::size_t kept = 0;
  for (const SentPatch& patch : history.patches) kept += patch.now >= 0 ? 1 : 0;
  history.added = now.patches.size() - kept;
  return history;
}

}  // namespace

TEST_CASE("a rebase changes nothing", "[history]") {
  const Series before = series({patch("bpf: Add a", "a.c", "int a;\n"), patch("bpf: Add b", "b.c", "int b;\n")});
  const Series now = series({patch("bpf: Add a", "a.c", "int  a;\n", 7),
                             patch("bpf: Add b", "b.c", "int b;\n", 9, "Text.\n\nReviewed-by: Vera <vera@example.org>")});
  CHECK(history_of(before, now).unchanged());
}

TEST_CASE("what is not unchanged", "[history]") {
  const Series before = series({patch("bpf: Add a", "a.c", "int a;\n"), patch("bpf: Add b", "b.c", "int b;\n")});
  const auto changed = [&](std::vector<Patch> now) { return !history_of(before, series(std::move(now))).unchanged(); };
  CHECK(changed({patch("bpf: Add a", "a.c", "int x;\n"), patch("bpf: Add b", "b.c", "int b;\n")}));
  CHECK(changed({patch("bpf: Add a", "x.c", "int a;\n"), patch("bpf: Add b", "b.c", "int b;\n")}));
  CHECK(changed({patch("bpf: Add x", "a.c", "int a;\n"), patch("bpf: Add b", "b.c", "int b;\n")}));
  CHECK(changed({patch("bpf: Add a", "a.c", "int a;\n", 1, "Other."), patch("bpf: Add b", "b.c", "int b;\n")}));
  CHECK(changed({patch("bpf: Add b", "b.c", "int b;\n"), patch("bpf: Add a", "a.c", "int a;\n")}));
  CHECK(changed({patch("bpf: Add a", "a.c", "int a;\n")}));
  CHECK(changed({patch("bpf: Add a", "a.c", "int a;\n"), patch("bpf: Add b", "b.c", "int b;\n"),
                 patch("bpf: Add c", "c.c", "int c;\n")}));
}

TEST_CASE("patches are found again", "[history]") {
  const Series before = series({patch("bpf: Add a", "a.c", "int a;\n"), patch("bpf: Add b", "b.c", "1\n2\n3\n4\n"),
                                patch("bpf: Add c", "c.c", "int c;\n"), patch("bpf: Add d", "d.c", "int d;\n")});
  const Series now = series({patch("bpf: Add the letter b", "b.c", "1\n2\n3\nfour\n"),  // mostly the same lines
                             patch("bpf: Add e", "a.c", "int a;\n"),                    // the same lines
                             patch("bpf: Add c", "other.c", "all new\n"),               // the same title
                             patch("bpf: Add f", "f.c", "int f;\n")});
  const std::vector<SentPatch> found = match_patches(before, now);
  REQUIRE(found.size() == 4);
  CHECK(found[0].now == 1);
  CHECK(found[0].same_change);
  CHECK_FALSE(found[0].same_title);
  CHECK(found[1].now == 0);
  CHECK_FALSE(found[1].same_change);
  CHECK(found[2].now == 2);
  CHECK(found[2].same_title);
  CHECK(found[3].now == -1);
  CHECK(found[3].title == "bpf: Add d");

  SentVersion last;
  last.version = 1;
  last.message_id = "20261120.1-ada@example.org";
  CHECK(seed_changelog(history_of(before, now), 2, now, last) ==
        "Changes in v2:\n"
        "- \"bpf: Add a\" is now \"bpf: Add e\"\n"
        "- \"bpf: Add b\" is now \"bpf: Add the letter b\"\n"
        "- \"bpf: Add the letter b\": *** WHAT CHANGED ***\n"
        "- \"bpf: Add the letter b\" moved to the front\n"
        "- \"bpf: Add c\": *** WHAT CHANGED ***\n"
        "- \"bpf: Add d\" is dropped: *** WHAT CHANGED ***\n"
        "- \"bpf: Add f\" is new\n"
        "- Link to v1: https://lore.kernel.org/bpf/20261120.1-ada@example.org/\n");
  CHECK(seed_changelog(history_of(before, before), 2, before, {}) == "Changes in v2:\n- rebased, no changes\n");
}

TEST_CASE("a changelog goes in front of the older ones", "[history]") {
  CHECK(with_changelog("", "Changes in v2:\n- x\n") == "Changes in v2:\n- x\n");
  CHECK(with_changelog("Title\n\nText.\n", "Changes in v2:\n- x\n") == "Title\n\nText.\n\nChanges in v2:\n- x\n");
  CHECK(with_changelog("Title\n\nText.\n\nChanges in v2:\n- x\n", "Changes in v3:\n- y\n") ==
        "Title\n\nText.\n\nChanges in v3:\n- y\n\nChanges in v2:\n- x\n");
  CHECK(has_changelog("Text.\n\nv2: more\n", 2));
  CHECK_FALSE(has_changelog("Text.\n\nv2: more\n", 3));
  CHECK(changelogs_of("Text.\n\nv2: more\n\nv1: less\n") == "v2: more\n\nv1: less");
  CHECK(changelogs_of("Text.\n").empty());
}
