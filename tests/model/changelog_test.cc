// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/changelog.h"

#include "tests/support/catch.h"

using namespace bpf;

TEST_CASE("the version that a changelog's heading speaks of", "[changelog]") {
  CHECK(changelog_version("v2:") == 2);
  CHECK(changelog_version("v1 -> v2: rebased") == 2);
  CHECK(changelog_version("v1..v2:") == 2);
  CHECK(changelog_version("v1.2:") == 0);
  CHECK(changelog_version("Changes in v3:") == 3);
  CHECK(changelog_version("Changes since v1") == 2);
  CHECK(changelog_version("v4 instructions need -mcpu=v4") == 0);
  CHECK(changelog_version("v2 changes:") == 2);
  CHECK(changelog_version("V4 changes since v3") == 4);
  CHECK(changelog_version("v1 to v2: rebased") == 2);
  CHECK(changelog_version("v1 to v2 changes") == 2);
  CHECK(changelog_version("v2 to v1:") == 0);
  CHECK(changelog_version("v4 changes the code that they emit for it") == 0);
  CHECK(changelog_version("v4 changes from the compiler's side") == 0);
  CHECK(changelog_version("v3 to v4 of the instruction set") == 0);
  CHECK(changelog_version("") == 0);
}

TEST_CASE("what begins a changelog", "[changelog]") {
  for (const char* line : {"v1:", "Changelog:", "* Changes since the RFC", "[v2: fixed a typo]", "History",
                           "Range-diff against v1:", "Revision history:", "v1..v2", "ChangeLog"}) {
    INFO(line);
    CHECK(begins_changelog(line));
  }
  for (const char* line : {"", "Please queue for stable.", " kernel/bpf/arraymap.c | 1 +", "v"}) {
    INFO(line);
    CHECK_FALSE(begins_changelog(line));
  }
}

TEST_CASE("a line that speaks of an earlier version", "[changelog]") {
  CHECK(mentions_version("Bob asked in v1 why", 2));
  CHECK(mentions_version("(V2)", 2));
  CHECK(mentions_version("was an RFC before", 2));
  CHECK_FALSE(mentions_version("v4 instructions", 2));
  CHECK_FALSE(mentions_version(" lib/v1.c | 1 +, -mcpu=v1 rev1", 2));
  CHECK_FALSE(mentions_version("v999999999999 v", 2));
}
