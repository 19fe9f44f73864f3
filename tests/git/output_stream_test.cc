// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/output_stream.h"

#include "lib/error.h"
#include "lib/git/process.h"
#include "tests/support/catch.h"
#include "tests/support/temporary.h"

using namespace bpf;

TEST_CASE("output is read piece by piece", "[stream]") {
  const TemporaryRepository repository;
  OutputStream git({"stripspace"}, "one\ntwo\n\nthree\n");
  CHECK(git.until("\n") == "one");
  CHECK(git.until("\n\n") == "two");
  CHECK(git.until("two") == std::nullopt);
  CHECK(git.rest() == "three\n");
  CHECK(git.rest().empty());
}

TEST_CASE("more output than a pipe holds comes whole", "[stream]") {
  const TemporaryRepository repository;
  std::string input;
  for (int i = 0; i < 200'000; ++i) input += "line " + std::to_string(i) + "\n";
  OutputStream git({"stripspace"}, input);
  CHECK(git.until("\nline 199998\n")->size() == input.size() - std::string("\nline 199998\nline 199999\n").size());
  CHECK(git.rest() == "line 199999\n");
}

TEST_CASE("an end that is cut by the pieces is found", "[stream]") {
  const TemporaryRepository repository;
  std::string input(65530, 'x');
  input += "-the end-y\n";
  OutputStream git({"stripspace"}, input);
  CHECK(git.until("-the end-") == std::string(65530, 'x'));
  CHECK(git.rest() == "y\n");
}

TEST_CASE("when git fails, it says why", "[stream]") {
  const TemporaryRepository repository;
  OutputStream git({"cat-file", "commit", "HEAD"}, "");
  CHECK_THROWS_WITH(git.rest(), "Not a valid object name HEAD");
  OutputStream other({"no-such-command"}, "");
  CHECK_THROWS_AS(other.until("x"), Error);
}

TEST_CASE("a git that nobody reads to the end is ended", "[stream]") {
  const TemporaryRepository repository;
  { const OutputStream git({"cat-file", "--batch"}, ""); }
  OutputStream endless({"-c", "alias.endless=!yes", "endless"}, "");
  CHECK(endless.until("\n") == "y");
}

TEST_CASE("a git that has answered answers somebody else", "[stream]") {
  const TemporaryRepository repository;
  const std::string id = repository.commit("file", "text\n", "bpf: Begin");
  const std::vector<std::string> command = {"-c", "alias.ask=!echo $$ && exec git cat-file --batch-check", "ask"};
  OutputStream first(command, id + "\n", true);
  const std::string process = first.until("\n").value_or("");
  CHECK(first.until("\n")->starts_with(id + " commit "));
  first.leave_to_others();
  CHECK_FALSE(first.until("\n"));
  CHECK(run_git(command, {.input = id + ":file\n"}).out.ends_with(" blob 5\n"));
  CHECK(run_git(command, {.input = "HEAD\n"}).out.starts_with(process) == false);  // it has ended

  OutputStream second(command, "HEAD\n", true);
  const std::string another = second.until("\n").value_or("");
  CHECK(second.bytes(8) == id.substr(0, 8));
  second.leave_to_others();  // in the middle of its answer: nobody else gets the rest of that
  const std::string out = run_git(command, {.input = "HEAD:file\n"}).out;
  CHECK_FALSE(out.starts_with(another));
  CHECK(out.ends_with(" blob 5\n"));
  CHECK(out.find(" commit ") == out.npos);
}
