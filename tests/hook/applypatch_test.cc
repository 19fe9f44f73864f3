// SPDX-License-Identifier: GPL-2.0-only
#include "lib/hook/applypatch_msg.h"
#include "tests/support/catch.h"

using namespace bpf;

TEST_CASE("the author that git am keeps", "[hook]") {
  const auto parse = [](std::string_view name) {
    return parse_author_script("GIT_AUTHOR_NAME=" + std::string(name) +
                               "\nGIT_AUTHOR_EMAIL='a@example.org'\nGIT_AUTHOR_DATE='@1 +0000'\n");
  };
  CHECK(parse("'Ada Patcher'") == Ident{"Ada Patcher", "a@example.org"});
  CHECK(parse("''") == Ident{"", "a@example.org"});
  CHECK(parse("'O'\\''Brien'") == Ident{"O'Brien", "a@example.org"});
  CHECK(parse("'Wow'\\!''") == Ident{"Wow!", "a@example.org"});
  CHECK(parse("'$(id) `id` \" \\'") == Ident{"$(id) `id` \" \\", "a@example.org"});
  for (const char* wrong : {"Ada", "'Ada", "'Ada' ", "'Ada'x", "'A'\\x'B'", "'A'\\'", ""}) {
    INFO(wrong);
    CHECK_FALSE(parse(wrong));
  }
  CHECK_FALSE(parse_author_script(""));
  CHECK_FALSE(parse_author_script("GIT_AUTHOR_NAME='A'\nGIT_AUTHOR_EMAIL=''\n"));
  CHECK_FALSE(parse_author_script("GIT_AUTHOR_NAME='A'\nGIT_AUTHOR_EMAIL='a@b'; id\n"));
}
