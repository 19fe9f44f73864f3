// SPDX-License-Identifier: GPL-2.0-only
#include "lib/receivers/patchwork.h"

#include "lib/receivers/kpd.h"
#include "tests/support/catch.h"

using namespace bpf;

namespace {

struct Row {
  const char* subject;
  const char* name;
  int version, number, total;
  std::vector<std::string> tries;
};

}  // namespace

// Each form was run through patchwork's parser and the daemon with its shipped table.
TEST_CASE("patchwork and BPF CI read a subject", "[receivers]") {
  const std::vector<std::string> next = {"bpf-next"}, fixes = {"bpf"}, both = {"bpf-next", "bpf"};
  const Row rows[] = {
      {"[PATCH bpf-next v2 1/3] x", "[bpf-next,v2,1/3] x", 2, 1, 3, next},
      {"[PATCH v2 bpf-next 1/3] x", "[v2,bpf-next,1/3] x", 2, 1, 3, next},
      {"[bpf-next PATCH v2] x", "[bpf-next,v2] x", 2, -1, -1, next},
      {"[PATCH bpf v2] x", "[bpf,v2] x", 2, -1, -1, fixes},
      {"[PATCH bpf,v2] x", "[bpf,v2] x", 2, -1, -1, fixes},
      {"[RFC PATCH bpf-next] x", "[RFC,bpf-next] x", 1, -1, -1, next},
      {"[PATCHv2 bpf-next 1/3] x", "[PATCHv2,bpf-next,1/3] x", 1, 1, 3, next},
      {"[PATCH BPF-NEXT] x", "[BPF-NEXT] x", 1, -1, -1, both},
      {"[PATCH net-next] x", "[net-next] x", 1, -1, -1, both},
      {"[PATCH 1/2] x", "[1/2] x", 1, 1, 2, both},
      {"[PATCH bpf-next/net v2] x", "[bpf-next/net,v2] x", 2, -1, -1, both},
      // What else comes up.
      {"[PATCH bpf-next V9 04/16] x", "[bpf-next,V9,04/16] x", 9, 4, 16, next},
      {"[PATCH][bpf-next][v2] x", "[bpf-next,v2] x", 2, -1, -1, next},
      {"[PATCH bpf-next 0/3]x", "[bpf-next,0/3] x", 1, 0, 3, next},
      {"[PATCH1/8 bpf] x", "[PATCH1/8,bpf] x", 1, 1, 8, fixes},
      {"[PATCH 1 of 8 bpf] x", "[1 of 8,bpf] x", 1, 1, 8, fixes},
      {"[PATCH bpf] x (v3)", "[bpf] x (v3)", 3, -1, -1, fixes},
      {"[netdevbpf PATCH bpf] x", "[bpf] x", 1, -1, -1, fixes},
      {"[PATCH]\n [bpf]\tx  y", "[bpf] x y", 1, -1, -1, fixes},
      {"[[PATCH] bpf] x", "[[PATCH] bpf] x", 1, -1, -1, both},
      {"Re: [PATCH bpf] x", "[bpf] x", 1, -1, -1, fixes},
      {"[PATCH] x", "x", 1, -1, -1, both},
      {"x", "x", 1, -1, -1, both},
      {"", "", 1, -1, -1, both},
      {"[", "[", 1, -1, -1, both},
      {"[PATCH bpf-nextv2] x", "[bpf-nextv2] x", 1, -1, -1, both},
      {"pull-request: bpf-next 2026-01-09", "pull-request: bpf-next 2026-01-09", 1, -1, -1, both},
  };
  for (const Row& row : rows) {
    INFO(row.subject);
    const PatchworkName name = patchwork_name(row.subject);
    CHECK(name.name == row.name);
    CHECK(name.version == row.version);
    CHECK(name.number == row.number);
    CHECK(name.total == row.total);
    CHECK(kpd_target({name.name}).branches == row.tries);
  }
  CHECK(patchwork_name("Re: [PATCH bpf] x").reply);
  CHECK(patchwork_name("RE [PATCH bpf] x").reply);
  CHECK_FALSE(patchwork_name("Fwd: [PATCH bpf] x").reply);
  CHECK_FALSE(patchwork_name("Revert \"x\"").reply);
  CHECK(patchwork_name("[PATCH bpf 1/2] x: y").title == "x: y");
}

TEST_CASE("BPF CI takes exact words for tags", "[receivers]") {
  using Tags = std::vector<std::string>;
  CHECK(kpd_tags("[RFC,bpf-next,v2,01/12] x") == Tags{"RFC", "bpf-next"});
  CHECK(kpd_tags("[PATCHv2,bpf,V3] x") == Tags{"bpf"});
  CHECK(kpd_tags("[vmtest] x") == Tags{"vmtest"});
  CHECK(kpd_tags("x [bpf]").empty());
  CHECK(kpd_tags("[bpf").empty());
  CHECK(kpd_tags("").empty());
}

TEST_CASE("BPF CI puts a series with mixed tags where its table begins", "[receivers]") {
  const KpdTarget target = kpd_target({"[bpf-next,1/2] x", "[bpf,2/2] y"});
  CHECK(target.tag == "bpf");
  CHECK(target.branches == std::vector<std::string>{"bpf"});
  CHECK(kpd_target({}).tag.empty());
}

TEST_CASE("patchwork knows a request to pull by git's sentences", "[receivers]") {
  const auto body = [](const std::string& url) {
    return "Text.\n\nThe following changes since commit 0123:\n\n  x (date)\n\n"
           "are available in the Git repository at:\n\n  " +
           url + "\n\nfor you to fetch\n";
  };
  CHECK(patchwork_pull_url(body("https://example.org/a/bpf.git tags/for-netdev")) ==
        "https://example.org/a/bpf.git tags/for-netdev");
  CHECK(patchwork_pull_url(body("git@example.org:a/bpf.git main")) ==
        "git@example.org:a/bpf.git main");
  CHECK(patchwork_pull_url(body("/srv/bpf.git main")).empty());
  CHECK(patchwork_pull_url(body("https://example.org/a b c")).empty());
  CHECK(patchwork_pull_url("are available in the git repository at:\n\n  https://x/y\n").empty());
  CHECK(patchwork_pull_url("").empty());
}
