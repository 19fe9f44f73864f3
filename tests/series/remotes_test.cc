// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/remotes.h"

#include "lib/error.h"
#include "lib/series/setup_trees.h"
#include "lib/series/target.h"
#include "tests/support/catch.h"

using namespace bpf;

namespace {

// A configuration of `key=value` lines.
Config config_of(std::initializer_list<std::pair<const char*, const char*>> entries) {
  std::string text;
  for (const auto& [key, value] : entries) text += std::string(key) + "\n" + value + '\0';
  text.pop_back();
  return Config::parse(text);
}

std::string tree_at(const std::string& url, const std::string& branch) {
  const Tree* tree = tree_of_url(url, branch);
  return tree == nullptr ? "" : std::string(tree->name);
}

const std::vector<const Tree*> both = {find_tree("bpf"), find_tree("bpf-next")};

}  // namespace

TEST_CASE("a tree has one URL in many spellings", "[remotes]") {
  for (const char* host :
       {"https://git.kernel.org/", "http://git.kernel.org/", "git://git.kernel.org/", "ssh://gitolite.kernel.org/",
        "ssh://git@gitolite.kernel.org/", "ssh://git@gitolite.kernel.org:22/", "gitolite.kernel.org:",
        "git@gitolite.kernel.org:", "git@gitolite.kernel.org:/", "git@ra.kernel.org:/", "https://kernel.googlesource.com/"})
    for (const char* end : {"", ".git", "/", ".git/", ".git//"}) {
      const std::string folder = std::string(host) + "pub/scm/linux/kernel/git/";
      INFO(folder << " " << end);
      CHECK(tree_at(folder + "bpf/bpf" + end, "master") == "bpf");
      CHECK(tree_at(folder + "bpf/bpf-next" + end, "master") == "bpf-next");
      CHECK(tree_at(folder + "bpf/bpf-next" + end, "net") == "bpf-next/net");
      CHECK(tree_at(folder + "netdev/net" + end, "main") == "net");
      CHECK(tree_at(folder + "davem/net-next" + end, "main") == "net-next");
      CHECK(tree_at(std::string(host) + "pub/scm/network/iproute2/iproute2" + end, "main") == "iproute2");
      CHECK(tree_at(folder + "torvalds/linux" + end, "master") == "");
      CHECK(tree_at(folder + "torvalds/linux" + end, "bpf_base") == "");
      CHECK(tree_at(folder + "stable/linux" + end, "master") == "");
    }
  CHECK(tree_at("/src/bpf-next/.git", "master") == "bpf-next");
  CHECK(tree_at("file:///src/bpf.git", "master") == "bpf");
  CHECK(tree_at("../bpf-next/", "master") == "bpf-next");
}

TEST_CASE("on GitHub, the branch says which tree it is", "[remotes]") {
  for (const char* host : {"https://github.com/", "git@github.com:", "ssh://git@github.com/", "git://github.com/"})
    for (const char* end : {"", ".git", "/"}) {
      const std::string url = std::string(host) + "kernel-patches/bpf" + end;
      INFO(url);
      CHECK(tree_at(url, "bpf_base") == "bpf");
      CHECK(tree_at(url, "bpf-next_base") == "bpf-next");
      CHECK(tree_at(url, "master") == "");
      CHECK(tree_at(std::string(host) + "libbpf/libbpf" + end, "master") == "");
      CHECK(tree_at(std::string(host) + "libbpf/libbpf" + end, "bpf_base") == "");
      CHECK(tree_at(std::string(host) + "libbpf/bpftool" + end, "main") == "");
    }
}

TEST_CASE("a URL is rewritten by the longest insteadOf", "[remotes]") {
  const Config config = config_of({{"url.https://git.kernel.org/pub/scm/linux/kernel/git/.insteadof", "korg:"},
                                   {"url.https://mirror.example.org/.insteadof", "korg:bpf/"},
                                   {"url.ssh://push.example.org/.pushinsteadof", "korg:bpf/bpf"}});
  CHECK(resolve_url("korg:netdev/net.git", config) ==
        "https://git.kernel.org/pub/scm/linux/kernel/git/netdev/net.git");
  CHECK(resolve_url("korg:bpf/bpf.git", config) == "https://mirror.example.org/bpf.git");
  CHECK(resolve_url("https://github.com/x", config) == "https://github.com/x");
}

TEST_CASE("a remote is a tree by its URL as written or as git resolves it", "[remotes]") {
  const auto ref_of = [](const Config& config) {
    const std::vector<TreeRef> refs = known_tree_refs(config);
    return refs.empty() ? std::string() : std::string(refs[0].tree->name) + " " + refs[0].ref;
  };
  CHECK(ref_of(config_of({{"url.https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git.insteadof", "next"},
                          {"remote.up.url", "next"}})) == "bpf-next refs/remotes/up/master");
  CHECK(ref_of(config_of({{"url.https://cache.example.org/17.insteadof", "git://git.kernel.org/pub/"},
                          {"remote.up.url", "git://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf.git"}})) ==
        "bpf refs/remotes/up/master");
  CHECK(ref_of(config_of({{"bpf.tree.bpf.ref", "refs/remotes/mirror/b"}})) == "bpf refs/remotes/mirror/b");
}

TEST_CASE("git fetches from the first URL of a remote, and from no pushurl", "[remotes]") {
  std::vector<Remote> remotes = read_remotes(config_of({{"remote.a.url", "/src/bpf.git"},
                                                        {"remote.a.url", "/src/bpf-next.git"},
                                                        {"remote.a.pushurl", "/src/net.git"},
                                                        {"remote.b.pushurl", "/src/net.git"},
                                                        {"remote.c.d.url", "/src/net-next.git"}}));
  REQUIRE(remotes.size() == 2);
  CHECK(remotes[0].name == "a");
  CHECK(remotes[0].url == "/src/bpf.git");
  CHECK(remotes[1].name == "c.d");
  remotes = read_remotes(config_of({{"remote.a.url", "x"}, {"remote.a.url", ""}, {"remote.a.url", "y"}}));
  REQUIRE(remotes.size() == 1);
  CHECK(remotes[0].url == "y");
}

TEST_CASE("the remotes that are missing", "[remotes]") {
  std::vector<TreeRemote> plan = plan_trees(config_of({{"remote.origin.url", "https://github.com/torvalds/linux.git"}}), both);
  REQUIRE(plan.size() == 2);
  CHECK(plan[0].missing);
  CHECK(plan[0].remote == "bpf");
  CHECK(plan[1].url == "https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git");
  plan = plan_trees(config_of({{"remote.ci.url", "https://github.com/kernel-patches/bpf"}}), both);
  CHECK_FALSE(plan[0].missing);
  CHECK_FALSE(plan[1].missing);
  CHECK(plan[1].remote == "ci");
  plan = plan_trees(config_of({{"remote.next.url", "git@gitolite.kernel.org:pub/scm/linux/kernel/git/bpf/bpf-next"},
                               {"bpf.tree.bpf.ref", "refs/heads/bpf"}}),
                    both);
  CHECK_FALSE(plan[0].missing);
  CHECK(plan[0].remote.empty());
  CHECK(plan[1].remote == "next");
  CHECK_THROWS_WITH(plan_trees(config_of({{"remote.bpf.url", "https://github.com/ada/linux"}}), both),
                    "the remote bpf is another repository: https://github.com/ada/linux");
}
