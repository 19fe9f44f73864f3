// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/standing.h"

#include "lib/model/dates.h"
#include "tests/support/catch.h"

using namespace bpf;

namespace {

constexpr std::int64_t day = 86400, friday = 1800000000 / day * day + 10 * 3600;  // 2027-01-15

Landing in_tree(std::string reverted = "") { return {"bpf-next", "1b2c", "title", false, std::move(reverted)}; }

Standing sent_series() {
  Standing standing;
  standing.version = 1;
  standing.sent = friday;
  standing.changes = "2 as before";
  standing.unchanged = true;
  standing.patches = {{"a", "one", true}, {"b", "two", true}};
  return standing;
}

}  // namespace

TEST_CASE("when a reply is to be expected, and a reminder polite", "[standing]") {
  CHECK(date_of(friday) == "2027-01-15");
  CHECK(date_of(reply_expected(friday)) == "2027-01-20");  // a weekend in between
  CHECK(reminder_polite(friday) == friday + 7 * day);
}

TEST_CASE("what there is to wait for or to do", "[standing]") {
  Standing standing = sent_series();
  CHECK(stage_of({}, friday) == Stage::empty);
  CHECK(stage_of(standing, friday) == Stage::waiting);
  CHECK(stage_of(standing, friday + 7 * day - 1) == Stage::waiting);
  CHECK(stage_of(standing, friday + 7 * day) == Stage::quiet);
  standing.unchanged = false;
  CHECK(stage_of(standing, friday) == Stage::changed);
  standing.patches[0].landed = {in_tree()};
  CHECK(stage_of(standing, friday) == Stage::partly);
  standing.patches[1].landed = {in_tree("5d6e")};
  CHECK(stage_of(standing, friday) == Stage::reverted);
  standing.patches[1].landed = {in_tree("5d6e"), in_tree()};
  CHECK(stage_of(standing, friday) == Stage::landed);
  CHECK(standing.landed() == 2);
}

TEST_CASE("only what was sent can land", "[standing]") {
  Standing standing = sent_series();
  standing.patches.push_back({"c", "three", false});
  CHECK(standing.wanted() == 2);
  for (PatchStanding& patch : standing.patches) patch.landed = {in_tree()};
  CHECK(standing.landed() == 2);
  CHECK(stage_of(standing, friday) == Stage::landed);
  standing.version = 0;
  CHECK(standing.wanted() == 3);
  standing.patches[0].landed.clear();
  standing.patches[1].landed.clear();
  standing.patches[2].landed.clear();
  CHECK(stage_of(standing, friday) == Stage::unsent);
}

TEST_CASE("nothing is due when it is not known when it was sent", "[standing]") {
  Standing standing = sent_series();
  standing.sent = 0;
  CHECK(stage_of(standing, friday) == Stage::waiting);
}
