// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/whereabouts.h"

#include "tests/support/catch.h"
#include "tests/support/temporary.h"

#include <unistd.h>

using namespace bpf;

namespace {

std::vector<std::string> names(const std::vector<TreePlace>& places) {
  std::vector<std::string> names;
  for (const TreePlace& place : places) names.push_back(place.name);
  return names;
}

std::string words_for(const std::string& id) { return release_in_words(find_whereabouts({id}, {}).front()); }

}  // namespace

TEST_CASE("which trees have a commit, and which release was the first", "[whereabouts]") {
  const TemporaryRepository repository;
  const std::string kernel_org = "https://git.kernel.org/pub/scm/linux/kernel/git/";
  const std::string first = repository.commit("a", "1", "one");
  repository.git({"tag", "-am", "x", "v6.11"});
  const std::string second = repository.commit("a", "2", "two");
  repository.git({"tag", "-am", "x", "v6.12-rc1"});
  repository.git({"tag", "v6.12-rc1-dontuse"});
  repository.git({"tag", "v6.12-rc2"});
  const std::string third = repository.commit("a", "3", "three");
  repository.git({"tag", "-am", "x", "v6.12"});
  repository.git({"tag", "-am", "x", "v6.12.1"});
  const std::string fourth = repository.commit("a", "4", "four");
  repository.git({"remote", "add", "linus", kernel_org + "torvalds/linux.git"});
  repository.git({"remote", "add", "bpf-next", kernel_org + "bpf/bpf-next.git"});
  repository.git({"remote", "add", "stable", kernel_org + "stable/linux.git/"});
  repository.git({"update-ref", "refs/remotes/linus/master", second});
  repository.git({"update-ref", "refs/remotes/bpf-next/master", fourth});
  for (const char* branch : {"linux-6.12.y", "linux-6.6.y", "linux-rolling-stable", "master"})
    repository.git({"update-ref", std::string("refs/remotes/stable/") + branch, first});

  const Config config = Config::read();
  const std::vector<TreePlace> places = places_here(config);
  CHECK(names(places) == std::vector<std::string>{"mainline", "bpf-next"});
  CHECK(names(stable_branches(config)) == std::vector<std::string>{"6.6.y", "6.12.y"});
  const std::vector<Whereabouts> all = find_whereabouts({first, second, third, fourth}, places);
  REQUIRE(all.size() == 4);
  CHECK(all[1].places == std::vector<Answer>{Answer::yes, Answer::yes});
  CHECK(all[3].places == std::vector<Answer>{Answer::no, Answer::yes});
  CHECK(release_in_words(all[0]) == "v6.11");
  CHECK(release_in_words(all[1]) == "v6.12-rc1 (released in v6.12)");
  CHECK(release_in_words(all[2]) == "v6.12");
  CHECK(release_in_words(all[3]) == "no release yet");
  CHECK(find_whereabouts({}, places).empty());
}

TEST_CASE("the first release is not the nearest one", "[whereabouts]") {
  const TemporaryRepository repository;
  repository.commit("base", "", "base");
  repository.git({"branch", "mainline"});
  const std::string topic = repository.commit("topic", "", "topic");
  repository.git({"branch", "side"});
  repository.git({"checkout", "-q", "mainline"});
  repository.git({"merge", "-q", "--no-ff", "-m", "early", "side"});
  for (int i = 0; i < 5; ++i) repository.commit("m" + std::to_string(i), "", "more");
  repository.git({"tag", "v6.1-rc1"});
  repository.git({"checkout", "-q", "side"});
  repository.git({"merge", "-q", "--no-ff", "-m", "late", "mainline"});  // the topic's own side is near here
  repository.git({"tag", "v6.1"});
  CHECK(repository.git({"name-rev", "--tags", "--name-only", topic}) == "v6.1~1");
  CHECK(words_for(topic) == "v6.1-rc1 (released in v6.1)");
}

TEST_CASE("what a cut history does not show is unknown", "[whereabouts]") {
  const TemporaryRepository repository;
  CHECK(find_whereabouts({repository.commit("a", "1", "one")}, {}).front().released == Answer::unknown);
  CHECK(words_for(repository.commit("a", "2", "two")) == "");
  repository.git({"tag", "v6.1"});
  const std::string third = repository.commit("a", "3", "three");
  repository.git({"tag", "v6.2"});
  const TemporaryDirectory other;
  repository.git({"clone", "-q", "--depth=1", "--branch=v6.2", "file://" + repository.path(), other.file("shallow")});
  repository.git({"update-ref", "refs/remotes/x/y", third});
  const std::string here = repository.path();
  REQUIRE(chdir(other.file("shallow").c_str()) == 0);
  const Whereabouts cut = find_whereabouts({third}, {}).front();
  REQUIRE(chdir(here.c_str()) == 0);
  CHECK(cut.released == Answer::yes);
  CHECK(cut.release.empty());
}
