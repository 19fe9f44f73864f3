// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/stable_branch.h"

#include "lib/error.h"
#include "tests/support/catch.h"

using namespace bpf;
using namespace std::string_view_literals;

namespace {

Upkeep upkeep(const char* version, const char* date, const Config& config = {}) {
  const std::optional<Release> release = parse_stable_version(version);
  REQUIRE(release);
  return end_of_life(*release, config, date).upkeep;
}

}  // namespace

TEST_CASE("the names of stable branches", "[stable]") {
  for (const char* name : {"6.12", "v6.12", "6.12.y", "v6.12.y", "linux-6.12.y"}) {
    CAPTURE(name);
    CHECK(parse_stable_version(name) == Release{6, 12});
  }
  CHECK(parse_stable_version("linux-2.6.32.y") == Release{2, 6, 32});
  for (const char* name : {"", "linux-6.12", "linux-rolling-stable", "6", "6.12.5", "6.12-rc1", "linux-6.12.y.y", "linux-.y", "y"}) {
    CAPTURE(name);
    CHECK_FALSE(parse_stable_version(name));
  }
}

TEST_CASE("which branches are maintained", "[stable]") {
  CHECK(upkeep("6.1", "2027-12-31") == Upkeep::maintained);
  CHECK(upkeep("6.1", "2028-01-01") == Upkeep::ended);
  CHECK(upkeep("5.10", "2026-12-01") == Upkeep::maintained);
  CHECK(upkeep("5.10", "2027-01-01") == Upkeep::ended);
  CHECK(upkeep("4.19", "2026-11-26") == Upkeep::ended);
  CHECK(upkeep("6.17", "2026-03-01") == Upkeep::ended);  // short-lived
  CHECK(upkeep("2.6.32", "2026-03-01") == Upkeep::ended);
  CHECK(upkeep("6.19", "2026-03-01") == Upkeep::unknown);  // younger than the table
  CHECK(upkeep("7.4", "2030-03-01") == Upkeep::unknown);
}

TEST_CASE("the configuration knows better", "[stable]") {
  const Config later = Config::parse("bpf.stable.5.10.eol\n2027-06-15\0bpf.stable.6.19.eol\n2026-05\0"sv);
  CHECK(upkeep("5.10", "2027-06-15", later) == Upkeep::maintained);
  CHECK(upkeep("5.10", "2027-06-16", later) == Upkeep::ended);
  CHECK(upkeep("6.19", "2026-05-31", later) == Upkeep::maintained);
  CHECK(upkeep("6.19", "2026-06-01", later) == Upkeep::ended);
  const Config wrong = Config::parse("bpf.stable.5.10.eol\n2027\0"sv);
  CHECK_THROWS_AS(upkeep("5.10", "2026-01-01", wrong), Error);
}
