// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/process.h"

#include <poll.h>

#include <csignal>
#include <cstdlib>
#include <fstream>

#include "lib/error.h"
#include "lib/git/interrupts.h"
#include "tests/support/catch.h"
#include "tests/support/temporary.h"

using namespace bpf;

namespace {

std::string program(const char* name) {
  std::string path = find_program(name);
  REQUIRE_FALSE(path.empty());
  return path;
}

// A zombie that nobody waits for is not.
bool is_alive(int process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string text;
  return std::getline(file, text) && text.find(") Z ") == std::string::npos && text.find(") X ") == std::string::npos;
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
  CHECK(floods.status == 128 + 15);
}

TEST_CASE("a program that ignores SIGTERM, or floods standard error, is stopped all the same", "[process]") {
  const RunOptions short_time{.time_limit = std::chrono::milliseconds(100)};
  const RunResult stubborn = run({program("sh"), "-c", "trap '' TERM; echo here; while :; do sleep 60; done"}, short_time);
  CHECK(stubborn.timed_out);
  CHECK(stubborn.signal == SIGKILL);
  CHECK(stubborn.out == "here\n");
  const RunResult floods = run({program("sh"), "-c", "exec cat /dev/zero >&2"}, short_time);
  CHECK(floods.timed_out);
  CHECK(floods.err.size() <= 1U << 20);
}

TEST_CASE("a program that closes its output and lives on is stopped at the time limit", "[process]") {
  const RunResult silent = run({program("sh"), "-c", "echo last; exec >&- 2>&- sleep 60"},
                               {.time_limit = std::chrono::milliseconds(100)});
  CHECK(silent.timed_out);
  CHECK(silent.out == "last\n");
}

TEST_CASE("who keeps the output of a program open longer than it lives is not waited for", "[process]") {
  const auto start = std::chrono::steady_clock::now();
  const RunResult result = run({program("sh"), "-c", "sleep 60 & echo done; exit 3"});
  CHECK(result.status == 3);
  CHECK(result.out == "done\n");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(30));
}

TEST_CASE("all that a program has started is ended with it", "[process]") {
  const RunResult group = run({program("sh"), "-c", "sleep 60 & echo $!; wait"}, {.time_limit = std::chrono::milliseconds(100)});
  const int grandchild = std::stoi(group.out);
  for (int tries = 0; tries < 1000 && is_alive(grandchild); ++tries) poll(nullptr, 0, 10);
  CHECK_FALSE(is_alive(grandchild));
}

TEST_CASE("a signal that ends git is no answer of git", "[process]") {
  const RunResult killed = run({program("sh"), "-c", "kill -KILL $$"});
  CHECK(killed.status == 128 + 9);
  CHECK(killed.signal == 9);
}

TEST_CASE("children can be waited for where their end is ignored", "[process]") {
  std::signal(SIGCHLD, SIG_IGN);
  prepare_process();
  CHECK(run({program("sh"), "-c", "exit 7"}).status == 7);
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

TEST_CASE("what git died of is said, with what went wrong before", "[process]") {
  const auto said = [](const std::string& err) { return complaint_of({.status = 128, .out = {}, .err = err}); };
  CHECK(said("fatal: bad object x\n") == "bad object x");
  CHECK(said("error: object directory /gone does not exist\nfatal: bad object x\n") ==
        "bad object x (object directory /gone does not exist)");
  CHECK(said("warning: lazy fetching disabled; some objects may not be available\nfatal: unable to read x\n") ==
        "unable to read x");
  CHECK(said("fatal: unknown repository extension found:\n\tfancything\n") ==
        "unknown repository extension found: fancything");
  CHECK(said("fatal: detected dubious ownership in repository at '/x'\nTo add an exception, call:\n\n\tgit config\n") ==
        "detected dubious ownership in repository at '/x'");
  CHECK(said("usage: git x\n") == "usage: git x");
  CHECK(said("") == "git failed with status 128");
  CHECK(complaint_of({.status = 139, .out = {}, .err = {}}) == "git was killed by signal 11");
}

TEST_CASE("what to do about what git said", "[process]") {
  const auto hint = [](const std::string& err) { return git_error({.status = 128, .out = {}, .err = err}).hint; };
  CHECK(hint("fatal: detected dubious ownership in repository at '/x'\n\n\tgit config --global --add safe.directory /x\n") ==
        "if you trust it: git config --global --add safe.directory /x");
  CHECK(hint("warning: lazy fetching disabled; some objects may not be available\nfatal: unable to read x\n") ==
        "this is a partial clone, and nothing is fetched here: git log -p <range> >/dev/null fetches what it lacks");
  CHECK(hint("fatal: loose object x is corrupt\n") == "git fsck tells what is missing or damaged");
  CHECK(hint("fatal: .git/index: index file smaller than expected\n") ==
        "what is staged is lost; to begin anew: rm \"$(git rev-parse --git-path index)\" && git reset");
  CHECK(hint("fatal: not a git repository\n").empty());
}

TEST_CASE("a git that was started ahead gives the answer", "[process]") {
  const TemporaryRepository repository;
  setenv("GIT_CONFIG_COUNT", "1", 1);
  setenv("GIT_CONFIG_KEY_0", "test.key", 1);
  setenv("GIT_CONFIG_VALUE_0", "only then", 1);
  const std::vector<std::string> question = {"config", "test.key"};
  start_git_ahead(question);
  unsetenv("GIT_CONFIG_COUNT");
  unsetenv("GIT_CONFIG_KEY_0");
  unsetenv("GIT_CONFIG_VALUE_0");
  CHECK(run_git(question).out == "only then\n");
  CHECK(run_git(question).status == 1);  // it answers once
  start_git_ahead({"no-such-command"});
  CHECK(run_git({"no-such-command"}).err.starts_with("git: 'no-such-command' is not a git command."));
}

TEST_CASE("a git that was started ahead gets its input in pieces", "[process]") {
  const TemporaryRepository repository;
  const std::vector<std::string> command = {"stripspace"};
  start_git_ahead(command, true);
  feed_git_ahead(command, "one\n");
  feed_git_ahead(command, "one\ntwo\n");
  CHECK(run_git(command, {.input = "one\ntwo\nthree\n"}).out == "one\ntwo\nthree\n");

  start_git_ahead(command, true);
  feed_git_ahead(command, "one\n");
  CHECK(run_git(command, {.input = "something else\n"}).out == "something else\n");
  CHECK(run_git(command).out.empty());
  CHECK(run_git(command, {.input = "one\n"}).out == "one\n");

  const std::string large(1 << 20, 'x');  // more than goes into a pipe
  start_git_ahead(command, true);
  feed_git_ahead(command, large);
  CHECK(run_git(command, {.input = large}).out == large + "\n");
}

TEST_CASE("of several that were started ahead, each goes on with its own input", "[process]") {
  const TemporaryRepository repository;
  const std::vector<std::string> command = {"-c", "alias.tell=!printf '%s: ' \"$WHO\" && cat", "tell"};
  for (const char* who : {"first", "second"}) {
    setenv("WHO", who, 1);
    start_git_ahead(command, true);
  }
  unsetenv("WHO");
  feed_git_ahead(command, "one\n");
  feed_git_ahead(command, "two\n");
  CHECK(run_git(command, {.input = "two\n2\n"}).out == "second: two\n2\n");
  CHECK(run_git(command, {.input = "one\n1\n"}).out == "first: one\n1\n");
  CHECK(run_git(command, {.input = "three\n"}).out == ": three\n");
}

TEST_CASE("a git that was started ahead is ended when nobody asks", "[process]") {
  const TemporaryRepository repository;
  const std::vector<std::string> command = {"-c", "alias.hang=!echo $$ >pid && sleep 600", "hang"};
  start_git_ahead(command);
  int process = 0;
  for (int i = 0; i < 1000 && process == 0; ++i) {
    poll(nullptr, 0, 10);
    std::ifstream(repository.file("pid")) >> process;
  }
  REQUIRE(process > 0);
  CHECK(is_alive(process));
  SECTION("by name") { stop_git_ahead(command); }
  SECTION("by a signal") { CHECK_THROWS_AS(give_way_to(SIGTERM), Interrupted); }
  CHECK_FALSE(is_alive(process));
}
