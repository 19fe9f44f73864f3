// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/objects.h"

#include "tests/support/catch.h"
#include "tests/support/temporary.h"

using namespace bpf;

namespace {

std::string content_of(const std::optional<NamedObject>& object) { return object ? object->content : "nothing"; }

}  // namespace

TEST_CASE("objects come by their names, in their order", "[objects]") {
  const TemporaryRepository repository;
  const std::string id = repository.commit("file", "text\n", "bpf: Begin");
  const auto objects = read_named_objects({"HEAD:file", "HEAD:none", "a\nb", "HEAD^{tree}", "HEAD"});
  REQUIRE(objects.size() == 5);
  CHECK(content_of(objects[0]) == "text\n");
  CHECK_FALSE(objects[1]);
  CHECK_FALSE(objects[2]);
  CHECK(objects[3]->type == "tree");
  CHECK(objects[4]->id == id);
  CHECK(read_named_objects({}).empty());
}

TEST_CASE("what git was asked for on a guess is passed over", "[objects]") {
  const TemporaryRepository repository;
  repository.commit("file", "one\n", "bpf: Begin");
  repository.git({"branch", "guess"});
  repository.commit("file", "two\n", "bpf: Go on");
  SECTION("it was right") {
    guess_objects({"guess:file"});
    ask_ahead_for_objects({"guess:file", "HEAD:file"});
    const auto objects = read_named_objects({"guess:file", "HEAD:file"});
    REQUIRE(objects.size() == 2);
    CHECK(content_of(objects[0]) == "one\n");
    CHECK(content_of(objects[1]) == "two\n");
  }
  SECTION("it was wrong") {
    guess_objects({"guess:file", "guess:none"});
    ask_ahead_for_objects({"HEAD:file"});
    const auto objects = read_named_objects({"HEAD:file", "HEAD:none"});
    REQUIRE(objects.size() == 2);
    CHECK(content_of(objects[0]) == "two\n");
    CHECK_FALSE(objects[1]);
  }
  SECTION("it names nothing") {
    guess_objects({"none:file"});
    CHECK(content_of(read_named_objects({"HEAD:file"}).at(0)) == "two\n");
  }
  CHECK(content_of(read_named_objects({"HEAD:file"}).at(0)) == "two\n");  // nothing is left of it
}
