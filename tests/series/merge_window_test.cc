// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/merge_window.h"

#include "tests/support/catch.h"
#include "tests/support/temporary.h"

using namespace bpf;

namespace {

constexpr std::int64_t day = 86400, now = 1800000000;

}  // namespace

TEST_CASE("the merge window is open from a release to the next -rc1", "[window]") {
  const ReleaseTag older{"v6.17", now - 70 * day}, candidate{"v6.18-rc7", now - 10 * day};
  const ReleaseTag release{"v6.18", now - 3 * day};
  MergeWindow window = merge_window({older, candidate, release}, now);
  CHECK(window.open == Answer::yes);
  CHECK(window.tag == "v6.18");
  CHECK(window.since == now - 3 * day);
  CHECK(window.expected_end == now + 11 * day);
  CHECK(merge_window({older, candidate, release, {"v6.19-rc1", now - day}}, now).open == Answer::no);
  CHECK(merge_window({release, {"v6.19-rc2", now - day}}, now).open == Answer::no);
  CHECK(merge_window({older, candidate}, now).open == Answer::no);
  CHECK(merge_window({{"v6.19", now - day}, {"v7.0-rc1", now}}, now).open == Answer::no);
  CHECK(merge_window({{"v6.9", now - 90 * day}, {"v6.10", now - day}}, now).tag == "v6.10");
}

TEST_CASE("what cannot be told of the merge window", "[window]") {
  CHECK(merge_window({}, now).open == Answer::unknown);
  CHECK(merge_window({{"v6.18-rc1", now - day}}, now).open == Answer::unknown);
  CHECK(merge_window({{"v6.18", now - 17 * day}}, now).open == Answer::yes);
  CHECK(merge_window({{"v6.18", now - 17 * day - 1}}, now).open == Answer::unknown);
  CHECK(merge_window({{"v6.18", now + 1}}, now).open == Answer::unknown);
  CHECK(merge_window({{"v6.18.1", now - day}, {"v6", now}, {"6.18", now}, {"v6.18-rcx", now}, {"v6.18-x", now}}, now).open ==
        Answer::unknown);
}

TEST_CASE("the tags of releases are read with their dates", "[window]") {
  const TemporaryRepository repository;
  repository.commit("a", "a\n", "a");
  CHECK(read_release_tags().empty());
  for (const char* name : {"v6.18", "v6.18.1", "v6.19-rc1", "version", "v6.19-rc1-dontuse"})
    repository.git({"tag", name});
  const std::vector<ReleaseTag> tags = read_release_tags();
  REQUIRE(tags.size() == 2);
  CHECK(tags[0].name == "v6.18");
  CHECK(tags[1].name == "v6.19-rc1");
  CHECK(std::to_string(tags[0].date) == repository.git({"log", "-1", "--format=%ct"}));
}
