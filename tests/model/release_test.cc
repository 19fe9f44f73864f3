// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/release.h"

#include "tests/support/catch.h"

using namespace bpf;

TEST_CASE("releases are in the order in which they are made", "[release]") {
  const char* order[] = {"v2.6.12-rc2", "v2.6.12", "v2.6.12.1", "v2.6.39", "v3.0-rc1", "v3.0", "v4.9",
                         "v4.10-rc1", "v6.18-rc2", "v6.18-rc10", "v6.18", "v6.18.1", "v6.18.10", "v7.0-rc1"};
  for (std::size_t i = 0; i + 1 < std::size(order); ++i) {
    INFO(order[i]);
    REQUIRE(parse_release(order[i]).has_value());
    CHECK(*parse_release(order[i]) < *parse_release(order[i + 1]));
  }
}

TEST_CASE("mainline, stable, and what is no release", "[release]") {
  for (const char* mainline : {"v6.18", "v6.18-rc1", "v2.6.39", "v2.6.39-rc1", "v10.0"})
    CHECK(parse_release(mainline)->is_mainline());
  for (const char* stable : {"v6.18.1", "v2.6.39.4", "v3.0.1"}) CHECK_FALSE(parse_release(stable)->is_mainline());
  CHECK(parse_release("v6.18-rc1")->is_candidate());
  CHECK_FALSE(parse_release("v6.18")->is_candidate());
  for (const char* other : {"", "v", "v6", "6.18", "v6.", "v6.18-", "v6.18-rc", "v6.18-rcx", "v6.18-x", "v6.18-rc1-x",
                            "v6.18.1.2.3", "v6.18-rt1", "v9999999999.1"}) {
    INFO(other);
    CHECK_FALSE(parse_release(other).has_value());
  }
}
