// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/address.h"

#include <random>
#include <string>

#include "tests/support/catch.h"

using namespace bpf;
using Addresses = std::vector<std::string_view>;

TEST_CASE("the addresses of a header", "[address]") {
  CHECK(parse_addresses("") == Addresses{});
  CHECK(parse_addresses("bpf@vger.kernel.org") == Addresses{"bpf@vger.kernel.org"});
  CHECK(parse_addresses("Ada <ada@example.org>, bob@example.org") ==
        Addresses{"ada@example.org", "bob@example.org"});
  CHECK(parse_addresses("\"Patcher, Ada\" <ada@example.org>,\"B\\\", b\" <b@c.org>") ==
        Addresses{"ada@example.org", "b@c.org"});
  CHECK(parse_addresses("bpf@vger.kernel.org (open list:BPF, core (all of it)), x@y.org") ==
        Addresses{"bpf@vger.kernel.org", "x@y.org"});
  CHECK(parse_addresses("a@b.org (was: c@d.org)") == Addresses{"a@b.org"});
  CHECK(parse_addresses("\"c@d.org\" <a@b.org>") == Addresses{"a@b.org"});
  CHECK(parse_addresses("c@d.org <a@b.org>") == Addresses{"a@b.org"});
  CHECK(parse_addresses("\"ada p\"@example.org").size() <= 1);
  CHECK(parse_addresses("undisclosed-recipients:;") == Addresses{});
  CHECK(parse_addresses("team: a@b.org, c@d.org;, e@f.org") == Addresses{"a@b.org", "c@d.org", "e@f.org"});
  CHECK(parse_addresses("Müller, Jörg <j@example.org>") == Addresses{"j@example.org"});
}

TEST_CASE("broken address lists give what can be read", "[address]") {
  CHECK(parse_addresses("\"Ada <ada@example.org>, b@c.org") == Addresses{"ada@example.org", "b@c.org"});
  CHECK(parse_addresses("(Ada <ada@example.org>, b@c.org") == Addresses{"ada@example.org", "b@c.org"});
  CHECK(parse_addresses("a@b.org, Bob <bob@example.org") == Addresses{"a@b.org"});
  CHECK(parse_addresses("<>, <ada>, , ;a@b.org") == Addresses{"a@b.org"});
  // Linear: each of these would be searched to the end a million times.
  CHECK(parse_addresses(std::string(1'000'000, '(')) == Addresses{});
  CHECK(parse_addresses(std::string(1'000'001, '"')) == Addresses{});
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (auto n = random() % 40; n > 0; --n) text += "ab@.,;:<>()\"\\ \n\xff"[random() % 16];
    for (std::string_view address : parse_addresses(text)) CHECK(address.find('@') != address.npos);
  }
}

TEST_CASE("an address is compared without case", "[address]") {
  CHECK(same_address("BPF@vger.kernel.org", "bpf@vger.kernel.ORG"));
  CHECK_FALSE(same_address("bpf@vger.kernel.org", "xbpf@vger.kernel.org"));
}
