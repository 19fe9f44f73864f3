// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/config.h"

#include "lib/error.h"
#include "lib/rules/rules.h"
#include "tests/support/catch.h"

using namespace bpf;

namespace {

Config parse(std::string text) {
  for (char& c : text)
    if (c == '|') c = '\0';
  return Config::parse(text);
}

}  // namespace

TEST_CASE("configuration as git lists it", "[config]") {
  const Config config = parse("bpf.autoprefix\nfalse|branch.Topic.x.bpftree\nbpf|a.b\n1|a.b\n2\n3|core.bare|");
  CHECK(config.get("bpf.autoPrefix") == "false");
  CHECK(config.get("branch.Topic.x.bpfTree") == "bpf");
  CHECK_FALSE(config.get("branch.topic.x.bpfTree"));
  CHECK(config.get("a.b") == "2\n3");
  CHECK(config.all("a.b") == std::vector<std::string>{"1", "2\n3"});
  CHECK(config.get("core.bare") == "true");
  CHECK(config.flag("core.bare", false));
  CHECK_FALSE(config.flag("bpf.autoPrefix", true));
  CHECK(config.flag("no.such", true));
  CHECK(parse("").entries().empty());
}

TEST_CASE("severities come from the configuration", "[config]") {
  const Policy policy = policy_of(parse("bpf.no-cc-stable\noff|bpf.fixes-style\nERROR|bpf.unrelated\nx|"));
  CHECK(policy.severity(*find_rule("no-cc-stable")) == Severity::off);
  CHECK(policy.severity(*find_rule("fixes-style")) == Severity::error);
  CHECK(policy.severity(*find_rule("no-change-id")) == Severity::error);
  CHECK(policy_of(parse("bpf.fixes-style\nfalse|")).severity(*find_rule("fixes-style")) == Severity::off);
  CHECK(policy_of(parse("bpf.fixes-style|")).severity(*find_rule("fixes-style")) == Severity::warning);
  CHECK_THROWS_WITH(policy_of(parse("bpf.fixes-style\nloud|")), "bad value 'loud' for bpf.fixes-style");
}

TEST_CASE("the comment string", "[config]") {
  CHECK(comment_string(parse("")) == "#");
  CHECK(comment_string(parse("core.commentchar\n;|")) == ";");
  CHECK(comment_string(parse("core.commentchar\n;|core.commentstring\n//|")) == "//");
  CHECK(comment_string(parse("core.commentchar\nauto|")).empty());
}
