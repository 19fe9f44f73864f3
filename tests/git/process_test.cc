// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/process.h"

#include <cstdlib>

#include "lib/error.h"
#include "tests/support/catch.h"
#include "tests/support/temporary.h"

using namespace bpf;

namespace {

std::string program(const char* name) {
  std::string path = find_program(name);
  REQUIRE_FALSE(path.empty());
  return path;
}

}  // namespace

TEST_CASE("a program gets its input and gives its output and status", "[process]") {
  const std::string large(1 << 20, 'x');
  const RunResult cat = run({program("cat")}, {.input = large});
  CHECK(cat.ok());
  CHECK(cat.out == large);
  const RunResult fails = run({program("sh"), "-c", "echo out; echo err >&2; exit 3"});
  CHECK(fails.status == 3);
  CHECK(fails.out == "out\n");
  CHECK(fails.err == "err\n");
  CHECK_FALSE(fails.ok());
}

TEST_CASE("a program that does not read its input is no trouble", "[process]") {
  const std::string large(1 << 20, 'x');
  CHECK(run({program("true")}, {.input = large}).status == 0);
}

TEST_CASE("a program that hangs or floods is stopped, and what it printed is kept", "[process]") {
  const RunResult hangs = run({program("sh"), "-c", "echo first; exec cat /dev/zero | sleep 60"},
                              {.time_limit = std::chrono::milliseconds(200)});
  CHECK(hangs.timed_out);
  CHECK(hangs.out == "first\n");
  const RunResult floods = run({program("cat"), "/dev/zero"}, {.output_limit = 100'000});
  CHECK(floods.cut_short);
  CHECK(floods.status == 128 + 9);
}

TEST_CASE("arguments are never read by a shell", "[process]") {
  CHECK(run({program("printf"), "%s", "$(id) `id` ; id"}).out == "$(id) `id` ; id");
}

TEST_CASE("programs are not taken from relative parts of PATH", "[process]") {
  const TemporaryDirectory folder;
  const std::string before = std::getenv("PATH");
  setenv("PATH", (".::" + folder.path()).c_str(), 1);
  CHECK(find_program("git").empty());
  setenv("PATH", before.c_str(), 1);
  CHECK(find_program("git").starts_with("/"));
}

TEST_CASE("a program that is not there is an error with its name", "[process]") {
  CHECK_THROWS_WITH(run({"/no/such/program"}), "cannot run /no/such/program: No such file or directory");
}
