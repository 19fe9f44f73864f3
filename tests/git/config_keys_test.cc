// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/config_keys.h"

#include "tests/support/catch.h"

using namespace bpf;

namespace {

std::string unknown(const std::string& key) {
  const std::vector<std::string> sentences = unknown_keys(Config::parse(key + "\n1"));
  return sentences.empty() ? "" : sentences.front();
}

}  // namespace

TEST_CASE("keys that are read are known, in any case", "[config]") {
  for (const char* key : {"bpf.hook", "bpf.autoprefix", "bpf.iproute2Prefix", "bpf.no-cc-stable", "branch.topic.bpftree",
                          "branch.a.b.bpfVersion", "branch.x.bpfSeries", "bpf.tree.bpf-next.ref", "bpf.tree.mainline.ref",
                          "bpf.stable.6.12.eol", "bpf.stableRemote", "color.bpf", "advice.bpfUnknownTree",
                          "advice.pushNonFastForward", "branch.topic.remote", "bpfx.hook", "core.bpf"}) {
    INFO(key);
    CHECK(unknown(key) == "");
  }
}

TEST_CASE("a key that nothing reads is said, with the nearest one", "[config]") {
  CHECK(unknown("bpf.hok") == "nothing is called bpf.hok; did you mean bpf.hook?");
  CHECK(unknown("bpf.no-cc-stabel") == "nothing is called bpf.no-cc-stabel; did you mean bpf.no-cc-stable?");
  CHECK(unknown("branch.topic.bpfTre") == "nothing is called branch.topic.bpftre; did you mean branch.topic.bpfTree?");
  CHECK(unknown("bpf.tree.linux.ref") == "nothing is called bpf.tree.linux.ref");
  CHECK(unknown("advice.bpfOtherSerie") ==
        "nothing is called advice.bpfotherserie; did you mean advice.bpfOtherSeries?");
  CHECK(unknown("bpf.stable.6.12.y.eol") == "nothing is called bpf.stable.6.12.y.eol");
  CHECK(unknown("bpf.ref") == "nothing is called bpf.ref");
}

TEST_CASE("a key is spelled as in the manual", "[config]") {
  CHECK(spelled_key("bpf.autoprefix") == "bpf.autoPrefix");
  CHECK(spelled_key("branch.my.topic.bpftree") == "branch.my.topic.bpfTree");
  CHECK(spelled_key("advice.bpfmaintainers") == "advice.bpfMaintainers");
  CHECK(spelled_key("bpf.no-cc-stable") == "bpf.no-cc-stable");
  CHECK(spelled_key("branch.topic.remote") == "branch.topic.remote");
  CHECK(spelled_key("user.name") == "user.name");
}
