// SPDX-License-Identifier: GPL-2.0-only
#include "lib/people/answer.h"
#include "tests/support/catch.h"

using namespace bpf;

TEST_CASE("nobody is in a list twice, and no reason is", "[people]") {
  const Mailmap mailmap;
  RecipientList list(mailmap);
  const auto add_all = [&] {
    for (int i = 0; i < 30; ++i)  // more than are looked through one by one, and many of one file
      list.add({"Ada Patcher", "ada@example.org"}, {"reviewer", "BPF", "F: a" + std::to_string(i), "a.c", i % 2});
  };
  add_all();
  add_all();
  list.add({"Ada", "ADA@example.org"}, {"reviewer", "BPF", "F: a29", "a.c", 1});
  REQUIRE(list.people().size() == 1);
  const Recipient& ada = list.people()[0];
  REQUIRE(ada.reasons.size() == 30);
  for (int i = 0; i < 30; ++i) CHECK(ada.reasons[static_cast<std::size_t>(i)]->source == "F: a" + std::to_string(i));
  CHECK(ada.also == std::vector<Ident>{{"Ada", "ADA@example.org"}});

  RecipientList both(mailmap);
  both.merge(list.people());
  both.merge(list.people());
  REQUIRE(both.people().size() == 1);
  CHECK(both.people()[0].reasons.size() == 30);
}

TEST_CASE("a list that is somebody's address, too, is a person", "[people]") {
  const Mailmap mailmap;
  RecipientList list(mailmap);
  list.add({"", "team@example.org"}, {"open list", "A", "F: a/", "a/a.c", 2}, true, true);
  REQUIRE(list.lists().size() == 1);
  list.add({"The team", "team@example.org"}, {"reviewer", "B", "F: b/", "b/b.c", 2});
  CHECK(list.lists().empty());
  REQUIRE(list.people().size() == 1);
  CHECK(list.people()[0].to);
  REQUIRE(list.people()[0].reasons.size() == 2);
  CHECK(role_text(list.people()[0]) == "reviewer:B");
}
