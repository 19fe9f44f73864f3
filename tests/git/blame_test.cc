// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/blame.h"

#include "lib/error.h"
#include "lib/git/commit_brief.h"
#include "tests/support/catch.h"
#include "tests/support/temporary.h"

using namespace bpf;

TEST_CASE("each line is blamed on the commit it came from", "[blame]") {
  const TemporaryRepository repository;
  const std::string first = repository.commit("f", "one\ntwo\nthree = x + y;\n", "one");
  const std::string second = repository.commit("f", "one\n\t two\nthree = x + z;\n", "two");
  std::vector<BlamedLine> lines = blame({.path = "f", .revision = second, .lines = {{1, 1}, {2, 3}}});
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].commit == first);
  CHECK(lines[1].commit == first);  // only its white space is another
  CHECK(lines[1].text == "\t two");
  CHECK(lines[2].commit == second);
  CHECK(lines[2].line == 3);
  CHECK(lines[0].cut);
  CHECK_FALSE(lines[2].cut);
  repository.write("f", "one\n\t two\n4\n");
  CHECK(blame({.path = "f", .lines = {{3, 3}}}).front().commit == "");
  CHECK(blame({.path = "f", .revision = second, .lines = {{3, 3}}, .ignored = {second}}).front().commit == first);
  CHECK_THROWS_AS(blame({.path = "g", .revision = second}), Error);
  CHECK_THROWS_AS(blame({.path = "f", .revision = second, .lines = {{9, 9}}}), Error);
}

TEST_CASE("commits as people speak of them", "[blame]") {
  const TemporaryRepository repository;
  const std::string first = repository.commit("f", "1", "bpf: Add\narray map\n\nText.");
  const std::string second = repository.commit("f", "2", "two");
  const std::vector<CommitBrief> briefs = read_briefs({second, first});
  REQUIRE(briefs.size() == 2);
  CHECK(quoted_commit(briefs[1]) == first.substr(0, 12) + " (\"bpf: Add array map\")");
  CHECK(briefs[0].parents == std::vector<std::string>{first});
  CHECK(briefs[1].parents.empty());
  CHECK(read_briefs({first}, 20).front().abbreviated == first.substr(0, 20));
  CHECK(read_briefs({first}, 4).front().abbreviated == first.substr(0, 12));
}
