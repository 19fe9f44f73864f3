// SPDX-License-Identifier: GPL-2.0-only
// libgit2 and git must give the same commits; and git steps in where libgit2 cannot read.
#include "lib/objects/commits.h"

#include <filesystem>

#include "lib/error.h"
#include "lib/git/repository.h"
#include "tests/support/catch.h"
#include "tests/support/temporary.h"

using namespace bpf;

namespace {

std::vector<std::string> all_commits() { return list_commits(resolve_range("HEAD")).commits; }

void check_equal_readers() {
  const std::vector<std::string> ids = all_commits();
  const auto one = load_commits(ids, Reader::libgit2);
  const auto other = load_commits(ids, Reader::git);
  REQUIRE(one.size() == ids.size());
  REQUIRE(other.size() == ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    CHECK(one[i].object == other[i].object);
    CHECK(one[i].changes == other[i].changes);
  }
}

}  // namespace

TEST_CASE("both readers give the same commits", "[objects]") {
  const TemporaryRepository repository;
  repository.commit("a/b/c.c", "1\n", "bpf: Add c");
  repository.commit("a/b.c", "1\n", "bpf: Add b.c, which sorts before the folder b");
  repository.commit("a-b", "1\n", "bpf: Add a-b");
  repository.git({"mv", "a/b/c.c", "moved.c"});
  repository.git({"commit", "-q", "-m", "bpf: Move c"});
  repository.git({"rm", "-q", "a-b"});
  repository.commit("a-b/now a folder\n", "1\n", "bpf: Make a-b a folder");
  repository.git({"update-index", "--chmod=+x", "moved.c"});
  repository.git({"commit", "-q", "-m", "bpf: Make it executable"});
  repository.git({"commit", "-q", "--allow-empty", "-m", "bpf: Change nothing"});
  check_equal_readers();
  repository.git({"gc", "-q"});
  check_equal_readers();
}

TEST_CASE("repositories that libgit2 cannot read", "[objects]") {
  SECTION("SHA-256") {
    const TemporaryRepository repository({"--object-format=sha256"});
    repository.commit("a", "1\n", "bpf: Add a");
    CHECK(read_layout().object_format == "sha256");
    const auto commits = load_commits(all_commits());
    REQUIRE(commits.size() == 1);
    CHECK(commits[0].changes.at(0).path == "a");
  }
  SECTION("replace refs") {
    const TemporaryRepository repository;
    const std::string id = repository.commit("a", "1\n", "bpf: Add a");
    const std::string tree = repository.git({"rev-parse", "HEAD^{tree}"});
    const std::string other = repository.git({"commit-tree", tree, "-m", "bpf: Add another"});
    repository.git({"replace", id, other});
    CHECK(has_replace_refs());
    const auto commits = load_commits({id});
    CHECK(commits.at(0).object.find("bpf: Add another") != std::string::npos);
  }
}

TEST_CASE("a missing object is an error, from whichever reader", "[objects]") {
  const TemporaryRepository repository;
  const std::string id = repository.commit("a", "1\n", "bpf: Add a");
  std::filesystem::remove(repository.file(".git/objects/" + id.substr(0, 2) + "/" + id.substr(2)));
  CHECK_THROWS_AS(load_commits({id}, Reader::libgit2), Error);
  CHECK_THROWS_WITH(load_commits({id}), "commit " + id + " is missing or broken");
}

TEST_CASE("a commit in another encoding is read as UTF-8", "[objects]") {
  const TemporaryRepository repository;
  repository.write("a", "1\n");
  repository.git({"add", "a"});
  repository.git({"-c", "i18n.commitEncoding=ISO-8859-1", "commit", "-q", "-m", "bpf: Thank J\xf6rg"});
  const std::vector<std::string> ids = all_commits();
  const Series series = series_of_commits(ids, load_commits(ids));
  CHECK(series.patches.at(0).message.subject == "bpf: Thank J\xc3\xb6rg");
}

TEST_CASE("revisions become ids, and nothing else", "[repository]") {
  const TemporaryRepository repository;
  const std::string first = repository.commit("a", "1\n", "bpf: Add a");
  const std::string second = repository.commit("a", "2\n", "bpf: Change a");
  repository.git({"update-ref", "refs/heads/--output=victim", first});
  CHECK(resolve_commit("HEAD~1") == first);
  CHECK(resolve_commit("--output=victim") == first);
  CHECK(resolve_range("HEAD~1..HEAD") == std::vector<std::string>{second, "^" + first});
  CHECK_THROWS_WITH(resolve_range("--output=victim"), "'--output=victim' is not a range of commits");
  CHECK_THROWS_WITH(resolve_commit("nope"), "no commit is called 'nope'");
  CHECK_THROWS_WITH(resolve_range("a"), "no commit is called 'a'");  // a file of that name is no commit
  CHECK(list_commits({second, "^" + first}).commits == std::vector<std::string>{second});
  CHECK(list_commits({second, "^" + first}).base == first);
  CHECK(repository.names() == std::vector<std::string>{".git", "a"});
}

TEST_CASE("what commits change is read a few at a time", "[objects]") {
  const TemporaryRepository repository;
  for (int i = 0; i < 20; ++i) repository.commit("file" + std::to_string(i), "1\n", "bpf: Add a file");
  repository.git({"commit", "-q", "--allow-empty", "-m", "bpf: Change nothing"});
  const std::vector<std::string> ids = all_commits();
  const Series whole = series_of_commits(ids, load_commits(ids));
  ChangeReader changes(ids);
  Series series = series_of_messages(ids, &changes);
  CHECK_FALSE(series.patches.at(3).paths);
  const std::span<Patch> patches = series.patches;
  changes.read(patches.subspan(0, 3));
  changes.read(patches.subspan(8, 13));  // those between are passed over
  CHECK_FALSE(series.patches.at(3).paths);
  for (const std::size_t i : {0, 1, 2, 8, 9, 19, 20}) {
    CHECK(series.patches.at(i).paths == whole.patches.at(i).paths);
    CHECK(series.patches.at(i).changes == whole.patches.at(i).changes);
  }
  CHECK(series.patches.at(20).changes.empty());
  CHECK_THROWS_WITH(changes.read(patches.subspan(20)), "git diff-tree printed what cannot be its answer");
}

TEST_CASE("a file that is called as a commit begins no commit", "[objects]") {
  const TemporaryRepository repository;
  const std::string first = repository.commit("a", "1\n", "bpf: Add a");
  const std::string second = repository.commit(first, "1\n", "bpf: Add a file that is called as a commit");
  const std::vector<std::string> ids = {second, first};
  ChangeReader changes(ids);
  Series series = series_of_messages(ids, &changes);
  changes.read(series.patches);
  CHECK(series.patches.at(0).paths == std::vector<std::string>{first});
  CHECK(series.patches.at(1).paths == std::vector<std::string>{"a"});
}
