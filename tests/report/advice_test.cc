// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/advice.h"

#include <cstdlib>

#include "tests/support/catch.h"

using namespace bpf;

namespace {

std::string said(const std::string& configuration) {
  return advice("advice.bpfOtherSeries", "do\nthis", Config::parse(configuration));
}

}  // namespace

TEST_CASE("advice says how to switch it off until that was decided", "[advice]") {
  unsetenv("GIT_ADVICE");
  CHECK(said("") == "hint: do\\x0athis\nhint: Disable this message with \"git config advice.bpfOtherSeries false\"\n");
  CHECK(said("advice.bpfotherseries\ntrue") == "hint: do\\x0athis\n");
  CHECK(said("advice.bpfotherseries\nfalse") == "");
  CHECK(said("advice.bpfunknowntree\nfalse") != "");
}

TEST_CASE("GIT_ADVICE=0 switches all advice off", "[advice]") {
  for (const char* off : {"0", "false"}) {
    setenv("GIT_ADVICE", off, 1);
    CHECK(said("advice.bpfotherseries\ntrue") == "");
  }
  setenv("GIT_ADVICE", "1", 1);
  CHECK(said("advice.bpfotherseries\nfalse") == "");
  CHECK(said("") != "");
  unsetenv("GIT_ADVICE");
}
