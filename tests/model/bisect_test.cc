// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/bisect.h"

#include <random>

#include "tests/support/catch.h"

using namespace bpf;

namespace {

std::string id(char digit) { return std::string(40, digit); }

// What git 2.39 writes for `git bisect start <bad> <good>`, with one commit that cannot be tested.
const std::string with_ends = "# bad: [" + id('b') + "] bpf: Last\n# good: [" + id('a') + "] bpf: First\n" +
                              "git bisect start 'HEAD' 'v6.18'\n" +
                              "# skip: [" + id('c') + "] bpf: Does not build\ngit bisect skip " + id('c') + "\n" +
                              "# good: [" + id('d') + "] bpf: Good\ngit bisect good " + id('d') + "\n" +
                              "# bad: [" + id('e') + "] bpf: [bad] one\ngit bisect bad " + id('e') + "\n" +
                              "# first bad commit: [" + id('e') + "] bpf: [bad] one\n";

}  // namespace

TEST_CASE("a log of git bisect", "[bisect]") {
  const BisectLog log = parse_bisect_log(with_ends);
  CHECK(log.started);
  CHECK(log.is_about_breakage());
  CHECK(log.given == 2);
  CHECK(log.verdicts.size() == 5);
  CHECK(log.earliest("bad")->id == id('b'));
  CHECK(log.latest("bad")->id == id('e'));
  CHECK(log.latest("good")->subject == "bpf: Good");
  CHECK(log.count("good") == 1);
  CHECK(log.count("bad") == 1);
  CHECK(log.count("skip") == 1);
  REQUIRE(log.first);
  CHECK(log.first->id == id('e'));
  CHECK(log.first->subject == "bpf: [bad] one");
  CHECK(log.candidates.empty());
}

TEST_CASE("ends that are told later, and terms", "[bisect]") {
  const std::string own =
      "git bisect start '--term-old=fast' '--term-new' 'slow'\n# status: waiting for both good and bad commits\n"
      "# slow: [" +
      id('b') + "] B\ngit bisect slow " + id('b') +
      "\n"
      "# status: waiting for good commit(s), bad commit known\n"
      "# fast: [" +
      id('a') + "] A\ngit bisect fast " + id('a') +
      "\n"
      "# slow: [" +
      id('c') + "] C\ngit bisect slow " + id('c') +
      "\n"
      "# first 'slow' commit: [" +
      id('c') + "] C\n";
  const BisectLog log = parse_bisect_log(own);
  CHECK(log.old_term == "fast");
  CHECK(log.new_term == "slow");
  CHECK_FALSE(log.is_about_breakage());
  CHECK(log.given == 2);
  CHECK(log.count("slow") == 1);
  REQUIRE(log.first);
  CHECK(log.first->id == id('c'));

  const std::string text = "git bisect start\n# new: [" + id('b') + "] B\n# old: [" + id('a') + "] A\n";
  const BisectLog undeclared = parse_bisect_log(text);
  CHECK(undeclared.new_term == "new");
  CHECK(undeclared.given == 2);
  CHECK_FALSE(undeclared.is_about_breakage());
  CHECK_FALSE(undeclared.first);
}

TEST_CASE("only skipped commits left", "[bisect]") {
  const std::string text = with_ends.substr(0, with_ends.rfind("# first")) + "# only skipped commits left to test\n" +
                           "# possible first bad commit: [" + id('e') + "] E\n" +
                           "# possible first 'bad' commit: [" + id('c') + "] C\n";
  const BisectLog log = parse_bisect_log(text);
  CHECK_FALSE(log.first);
  REQUIRE(log.candidates.size() == 2);
  CHECK(log.candidates[1].id == id('c'));
}

TEST_CASE("commands alone, and what git bisect run prints", "[bisect]") {
  const std::string replayed =
      "git bisect start\ngit bisect bad " + id('b') + "\ngit bisect good " + id('a') + " " + id('d') + "\n";
  const BisectLog commands = parse_bisect_log(replayed);
  CHECK(commands.verdicts.size() == 3);
  CHECK(commands.latest("good")->id == id('d'));
  const std::string of_run = "Bisecting: 3 revisions left\n" + id('c') + " is the first bad commit\n";
  const BisectLog printed = parse_bisect_log(of_run);
  REQUIRE(printed.first);
  CHECK(printed.first->id == id('c'));
}

TEST_CASE("what is no log of git bisect", "[bisect]") {
  for (const char* text : {"", "\n", "# bad: [xyz] no id\n", "# bad: [123] short\n", "# bad: [", "git bisect",
                           "git bisect \n", "# comment: [of] something\n", "abc is the first bad commit", "#"}) {
    INFO(text);
    CHECK_FALSE(parse_bisect_log(text).started);
  }
  CHECK(parse_bisect_log("git bisect start 'a' --term-old").started);
}

TEST_CASE("any bytes are some log", "[bisect][total]") {
  std::mt19937 random(20260105);
  const auto below = [&](std::size_t n) { return random() % n; };
  for (int round = 0; round < 3000; ++round) {
    std::string text = with_ends;
    for (std::size_t i = 0, times = 1 + below(12); i < times; ++i) {
      const std::size_t at = below(text.size());
      switch (below(4)) {
        case 0: text[at] = static_cast<char>(below(256)); break;
        case 1: text.erase(at, below(30)); break;
        case 2: text.insert(at, text.substr(below(text.size()), below(60))); break;
        default: text.insert(at, below(2) == 0 ? "'" : "# possible first '");
      }
      if (text.empty()) text = "#";
    }
    const BisectLog log = parse_bisect_log(text);
    CHECK(log.given <= log.verdicts.size());
    for (const BisectCommit& commit : log.verdicts) {
      CHECK(commit.id.size() >= 7);
      CHECK(commit.id.data() >= text.data());
      CHECK(commit.id.data() + commit.id.size() <= text.data() + text.size());
    }
    log.count(log.old_term);
  }
}
