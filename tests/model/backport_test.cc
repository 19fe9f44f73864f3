// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/backport.h"

#include "tests/support/catch.h"

using namespace bpf;

namespace {

constexpr const char* id = "0123456789abcdef0123456789abcdef01234567";

std::string id_of(const std::string& line) { return std::string(upstream_id(line)); }

CcStable split(const std::string& line) {
  const CommitMessage message = parse_message(make_source("x", "a: b\n\ntext\n\n" + line + "\n"));
  REQUIRE(message.tags.size() == 1);
  REQUIRE(is_cc_stable(message.tags[0]));
  return split_cc_stable(message.tags[0]);
}

}  // namespace

TEST_CASE("the commit of mainline that a backport is", "[stable]") {
  for (const std::string line : {"commit ID upstream.", "commit ID upstream", "[ Upstream commit ID ]", "[Upstream commit ID]",
                                 "Commit ID upstream.", "    Upstream commit ID.", "[ upstream commit ID ]",
                                 "(cherry picked from commit ID)", "commit ID upstream (backported)"}) {
    std::string text = line;
    text.replace(text.find("ID"), 2, id);
    CAPTURE(text);
    CHECK(id_of(text) == id);
  }
  for (const std::string line : {"commit ID upstream broke the build", "This reverts commit ID upstream.", "commit ID",
                                 "commit ID (\"bpf: Fix leak\") upstream", "see commit ID upstream."}) {
    std::string text = line;
    text.replace(text.find("ID"), 2, id);
    CAPTURE(text);
    CHECK(id_of(text).empty());
  }
  CHECK(id_of("commit 0123456789a upstream.").empty());
  CHECK(id_of("").empty());
  CHECK(id_of("[").empty());
}

TEST_CASE("a patch that is for a stable branch", "[stable]") {
  const auto backport = [](const std::string& subject, const std::string& line) {
    const std::string mail = "Subject: " + subject + "\n\n" + line + "\n\nText.\n---\n";
    return is_backport(patch_of_mail(parse_mail("m", {mail, 1})));
  };
  const std::string upstream = "commit " + std::string(id) + " upstream.";
  for (const char* tree : {"6.12.y", "6.12", "stable", "stable-6.12.y", "linux-6.12.y", "stable linux-5.15.y"})
    CHECK(backport("[PATCH " + std::string(tree) + " v2 1/2] bpf: x", ""));
  CHECK(backport("[PATCH] bpf: x", upstream));
  CHECK_FALSE(backport("[PATCH] bpf: x", ""));
  CHECK_FALSE(backport("[PATCH 1/2] bpf: x", ""));
  CHECK_FALSE(backport("[PATCH - linux-next] bpf: x", ""));
  CHECK_FALSE(backport("[PATCH bpf] bpf: x", "(cherry picked from commit " + std::string(id) + ")"));
  Patch commit;
  commit.message = parse_message(make_source("x", "bpf: x\n\n" + upstream + "\n\nText.\n"));
  CHECK(is_backport(commit));
  CHECK_FALSE(is_backport(Patch{}));
}

TEST_CASE("what a subject takes back", "[stable]") {
  CHECK(times_reverted("bpf: Fix leak", "bpf: Fix leak") == 0);
  CHECK(times_reverted("Revert \"bpf: Fix leak\"", "bpf: Fix leak") == 1);
  CHECK(times_reverted("Reapply \"bpf: Fix leak\"", "bpf: Fix leak") == 2);
  CHECK(times_reverted("Revert \"Revert \"bpf: Fix leak\"\"", "bpf: Fix leak") == 2);
  CHECK(times_reverted("Revert \"Reapply \"bpf: Fix leak\"\"", "bpf: Fix leak") == 3);
  CHECK(times_reverted("Reapply \"bpf: Fix leak\"", "Revert \"bpf: Fix leak\"") == 1);
  CHECK(times_reverted("bpf: Fix leak", "Revert \"bpf: Fix leak\"") == -1);
  CHECK(times_reverted("Revert \"bpf: Fix leaks\"", "bpf: Fix leak") == -1);
  CHECK(times_reverted("Revert \"", "Revert \"") == 0);
}

TEST_CASE("an id and its beginning", "[stable]") {
  CHECK(same_commit(id, "0123456789AB"));
  CHECK_FALSE(same_commit(id, "0123456789a"));
  CHECK_FALSE(same_commit(id, "0123456789ac"));
  CHECK_FALSE(same_commit(id, ""));
}

TEST_CASE("a Cc for the stable team", "[stable]") {
  CHECK(split("Cc: stable@vger.kernel.org").others.empty());
  CHECK(split("Cc: stable@vger.kernel.org").wish.empty());
  CHECK(split("Cc: <stable@vger.kernel.org> # 6.1+").wish == "6.1+");
  CHECK(split("Cc: stable@kernel.org [5.15+]").wish == "5.15+");
  const CcStable shared = split("Cc: Bob <bob@example.org>, stable@vger.kernel.org, eve@example.org # v6.6+");
  CHECK(shared.others == "Cc: Bob <bob@example.org>, eve@example.org");
  CHECK(shared.wish == "v6.6+");
  CHECK(split("CC: stable@vger.kernel.org,\n eve@example.org").others == "CC: eve@example.org");
}
