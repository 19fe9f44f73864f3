// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/ci.h"

#include "lib/error.h"
#include "tests/support/catch.h"

using namespace bpf;

namespace {

std::string repository(std::string_view url) {
  const auto found = github_repository(url);
  return found ? found->owner + " " + found->name : "";
}

}  // namespace

TEST_CASE("a repository on GitHub has many URLs", "[ci]") {
  for (const char* url : {"https://github.com/ada/bpf.git", "https://github.com/ada/bpf", "https://github.com/ada/bpf/",
                          "http://www.github.com/ada/bpf", "git://github.com/ada/bpf.git", "git@github.com:ada/bpf.git",
                          "github.com:ada/bpf", "ssh://git@github.com/ada/bpf.git", "git@GitHub.com:/ada/bpf",
                          "ssh://git@ssh.github.com:443/ada/bpf.git", "https://token:x@github.com/ada/bpf.git"}) {
    INFO(url);
    CHECK(repository(url) == "ada bpf");
  }
  for (const char* url : {"https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf.git", "https://github.com/ada",
                          "https://github.com.example.org/ada/bpf", "/srv/github.com/ada/bpf", "../bpf", "",
                          "https://github.com/ada/bpf/tree/master"}) {
    INFO(url);
    CHECK(repository(url) == "");
  }
}

TEST_CASE("the base of a pull request is the tree's", "[ci]") {
  CHECK(ci_base(*find_tree("bpf")) == "bpf_base");
  CHECK(ci_base(*find_tree("bpf-next")) == "bpf-next_base");
  for (const char* tree : {"bpf-next/net", "net", "net-next", "iproute2"}) CHECK_THROWS_AS(ci_base(*find_tree(tree)), Error);
}

TEST_CASE("branches of kernel-patches/bpf are not to be replaced", "[ci]") {
  for (const char* name : {"master", "bpf", "bpf-next", "bpf_base", "bpf-next_base", "x_base"})
    CHECK(refusal_of_branch(name) != "");
  for (const char* name : {"topic", "bpf-next-maps", "bpf/topic"}) CHECK(refusal_of_branch(name) == "");
}
