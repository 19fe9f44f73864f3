// SPDX-License-Identifier: GPL-2.0-only
#include "lib/people/pattern.h"
#include "tests/support/catch.h"

using namespace bpf;

TEST_CASE("the words that a pattern cannot do without", "[people]") {
  using Words = std::vector<std::string>;
  CHECK(required_words("xdp", true) == Words{"xdp"});
  CHECK(required_words("(?:\\b|_)bpf(?:\\b|_)", true) == Words{"bpf"});
  CHECK(required_words("\\b(?i:clang|llvm)\\b", true) == Words{"clang", "llvm"});
  CHECK(required_words("(?i)PidFD", true) == Words{"pidfd"});
  CHECK(required_words("(devm_)?hwmon_device_(un)?register(|_with_info)", true) == Words{"hwmon_device_"});
  CHECK(required_words("phylink\\.h|struct\\s+phylink", true) == Words{"phylink.h", "phylink"});
  CHECK(required_words("[^@]sifive", true) == Words{"sifive"});
  CHECK(required_words("bcm[9]?47622", true) == Words{"47622"});
  CHECK(required_words("ab?c{2}d+", true) == Words{"a"});
  CHECK(required_words("abc ? def", true) == Words{"def"});
  CHECK(required_words("abc ?", false) == Words{"abc"});
}

TEST_CASE("no words where there may be none", "[people]") {
  for (const char* pattern : {"", "a|", "(a|)", ".*", "[ab]", "(?=a)b", "\\x41bc", "\\Qa|b\\E", "a#b", "(a", "a)b", "(*ACCEPT)a"})
    CHECK(required_words(pattern, true).empty());
}

TEST_CASE("matching is bounded", "[people]") {
  std::string error;
  const auto pattern = Pattern::compile("([ab]*[ab]*)*c", true, error);
  REQUIRE(pattern);
  CHECK(pattern->match("abc") == Pattern::Result::yes);
  CHECK(pattern->match(std::string(100'000, 'a')) != Pattern::Result::yes);
  CHECK_FALSE(Pattern::compile("(", true, error));
  CHECK(error == "missing closing parenthesis");
}
