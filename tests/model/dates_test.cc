// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/dates.h"

#include "tests/support/catch.h"

using namespace bpf;

namespace {
constexpr std::int64_t hour = 60 * 60, day = 24 * hour;
constexpr std::int64_t friday = 1763719200;  // 2025-11-21 10:00
}  // namespace

TEST_CASE("days", "[dates]") {
  CHECK(date_of(0) == "1970-01-01");
  CHECK(date_of(friday) == "2025-11-21");
  CHECK(date_of(951782400) == "2000-02-29");
  CHECK(date_of(-1) == "1969-12-31");
}

TEST_CASE("Saturday and Sunday are no working days", "[dates]") {
  CHECK(working_days(friday, friday + 13 * hour) == 0);
  CHECK(working_days(friday, friday + 2 * day) == 0);
  CHECK(working_days(friday, friday + 3 * day) == 1);
  CHECK(working_days(friday, friday + 7 * day) == 5);
  CHECK(working_days(friday, friday - day) == 0);
  CHECK(working_days(0, std::int64_t{1} << 60) == 261);  // no more than a year is counted
  CHECK(date_of(add_working_days(friday, 0)) == "2025-11-21");
  CHECK(date_of(add_working_days(friday, 1)) == "2025-11-24");
  CHECK(date_of(add_working_days(friday, 3)) == "2025-11-26");
  CHECK(date_of(add_working_days(friday + day, 1)) == "2025-11-24");
}

TEST_CASE("seconds as git prints them", "[dates]") {
  CHECK(to_seconds("1763719200") == friday);
  CHECK(to_seconds("") == 0);
  CHECK(to_seconds("x") == 0);
  CHECK(to_seconds("99999999999999999999999999") == 0);
}
