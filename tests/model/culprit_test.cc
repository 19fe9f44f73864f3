// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/culprit.h"

#include <random>
#include <string>

#include "tests/support/catch.h"

using namespace bpf;

namespace {

std::string blamed(std::string_view text) {
  std::string joined;
  for (std::string_view id : blamed_ids(text)) joined += (joined.empty() ? "" : " ") + std::string(id);
  return joined;
}

}  // namespace

TEST_CASE("a text blames a commit", "[culprit]") {
  for (const char* text :
       {"Fixes: 1234567890ab (\"bpf: One\")", "introduced by 1234567890ab", "It was introduced in commit 1234567890ab.",
        "bisected to\n1234567890ab (\"bpf: One\")", "Since commit 1234567890ab, nothing works",
        "since 1234567890ab it fails", "commit 1234567890ab breaks it", "Reverting commit 1234567890ab helps",
        "#regzbot introduced: 1234567890ab", "1234567890ab is the first bad commit",
        "# first bad commit: [1234567890ab] bpf: One", "caused by `1234567890ab`",
        "git bisect points to 1234567890ab, which is the first bad commit: 1234567890ab"}) {
    INFO(text);
    CHECK(blamed(text) == "1234567890ab");
  }
  CHECK(blamed("Since commit 1234567 and commit 7654321") == "1234567 7654321");
  CHECK(blamed("commit 1234567890ab is commit 1234567890abcdef") == "1234567890ab");
}

TEST_CASE("a text that blames none", "[culprit]") {
  for (const char* text :
       {"", "1234567890ab", "bpf-next is at commit 1234567890ab", "built on the commit 1234567890ab",
        "the tip of commit 1234567890ab", "fixed by commit 1234567890ab", "fixed in 1234567890ab", "commit defaced",
        "commit 12345", "introduced in 6.12.1234567", "# possible first bad commit: [1234567890ab] bpf: One",
        "# bad: [1234567890ab] x", "git bisect bad 1234567890ab",
        "# good: [1234567890ab] x\ngit bisect good 1234567890ab", "6.19.0-rc4-00012-g1234567890ab"}) {
    INFO(text);
    CHECK(blamed(text).empty());
  }
}

TEST_CASE("any bytes blame some commits", "[culprit][total]") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text = "Since commit 1234567890ab (\"x\"), fixes: 7654321";
    for (int i = 0; i < 6; ++i) text[random() % text.size()] = static_cast<char>(random() % 256);
    for (std::string_view id : blamed_ids(text)) CHECK(id.size() >= 7);
  }
  CHECK(blamed_ids(std::string(300'000, 'a')).empty());
}
