// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/area.h"

#include "lib/model/ident.h"
#include "lib/model/scan.h"
#include "tests/support/catch.h"

using namespace bpf;

TEST_CASE("the area follows from the files", "[area]") {
  using Paths = std::vector<std::string>;
  CHECK(area_of_paths(Paths{"tools/lib/bpf/libbpf.c"}) == "libbpf");
  CHECK(area_of_paths(Paths{"kernel/bpf/verifier.c", "include/uapi/linux/bpf.h"}) == "bpf");
  CHECK(area_of_paths(Paths{"arch/arm64/net/bpf_jit_comp.c"}) == "bpf, arm64");
  CHECK(area_of_paths(Paths{"tools/testing/selftests/bpf/a.c"}) == "selftests/bpf");
  CHECK(area_of_paths(Paths{"kernel/bpf/a.c", "tools/testing/selftests/bpf/a.c"}) == "bpf");
  CHECK(area_of_paths(Paths{"tools/lib/bpf/a.c", "kernel/bpf/a.c"}) == "bpf, libbpf");
  CHECK(area_of_paths(Paths{"tools/lib/bpf/a.c", "kernel/bpf/a.c", "tools/bpf/bpftool/a.c"}) == "bpf");
  CHECK(area_of_paths(Paths{"Documentation/bpf/x.rst"}) == "bpf, docs");
  CHECK(area_of_paths(Paths{"drivers/x.c"}).empty());
  CHECK(area_of_paths({}).empty());
}

TEST_CASE("edit distance counts insertions, deletions, replacements and swaps", "[scan]") {
  CHECK(edit_distance("signedoffby", "signedofby", 2) == 1);
  CHECK(edit_distance("ackedby", "akcedby", 2) == 1);
  CHECK(edit_distance("ABC", "abc", 2) == 0);
  CHECK(edit_distance("requestedby", "testedby", 2) == 3);
  CHECK(edit_distance("", "ab", 2) == 2);
  CHECK(edit_distance(std::string(100000, 'a'), "a", 3) == 4);
}

TEST_CASE("idents and addresses", "[ident]") {
  CHECK(parse_ident("Ada P <ada@example.org> # comment") == Ident{"Ada P", "ada@example.org"});
  CHECK(parse_ident("\"Ada, P\" <ada@example.org>") == Ident{"Ada, P", "ada@example.org"});
  CHECK(parse_ident("ada@example.org") == Ident{"", "ada@example.org"});
  CHECK_FALSE(parse_ident("Ada <ada>"));
  CHECK_FALSE(parse_ident("Ada <ada@example.org"));
  CHECK(is_addr_spec("ada.b+c@example.org"));
  CHECK(is_addr_spec("ada@localhost"));
  for (const char* bad : {"", "ada", "@x", "ada@", "a b@x.y", "a@b..c", "a@b.", "a@.b", "a,b@x", "a@b@c<"})
    CHECK_FALSE(is_addr_spec(bad));
}
