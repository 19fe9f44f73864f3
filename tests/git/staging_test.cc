// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/staging.h"

#include <unistd.h>

#include <filesystem>

#include "lib/error.h"
#include "tests/support/catch.h"
#include "tests/support/temporary.h"

using namespace bpf;
using Names = std::vector<std::string>;

namespace {

void put(const Staging& staging, const TemporaryDirectory& folder, const std::string& name,
         const std::string& text) {
  folder.write(staging.path().substr(folder.path().size() + 1) + "/" + name, text);
}

}  // namespace

TEST_CASE("files get to their place all together, and nothing else stays", "[staging]") {
  const TemporaryDirectory folder;
  folder.write("out/a", "old");
  {
    Staging staging(folder.file("out"));
    put(staging, folder, "a", "new a");
    put(staging, folder, "b", "new b");
    CHECK(staging.publish({"a", "b"}) == Names{folder.file("out/a"), folder.file("out/b")});
  }
  CHECK(folder.read("out/a") == "new a");
  CHECK(folder.read("out/b") == "new b");
  CHECK(std::distance(std::filesystem::directory_iterator(folder.file("out")), {}) == 2);
}

TEST_CASE("when one file cannot be moved, all are as they were", "[staging]") {
  const TemporaryDirectory folder;
  folder.write("out/a", "old");
  folder.write("out/b/keep", "a directory in the way");
  {
    Staging staging(folder.file("out"));
    put(staging, folder, "a", "new a");
    put(staging, folder, "b", "new b");
    CHECK_THROWS_WITH(staging.publish({"a", "b"}),
                      "cannot write '" + folder.file("out/b") + "': it is a directory");
  }
  CHECK(folder.read("out/a") == "old");
  CHECK(folder.read("out/b/keep") == "a directory in the way");
  CHECK(std::distance(std::filesystem::directory_iterator(folder.file("out")), {}) == 2);
}

TEST_CASE("a link is replaced, and what it pointed to is left alone", "[staging]") {
  const TemporaryDirectory folder;
  folder.write("victim", "precious");
  folder.write("out/x", "");
  REQUIRE(symlink(folder.file("victim").c_str(), folder.file("out/a").c_str()) == 0);
  Staging staging(folder.file("out"));
  put(staging, folder, "a", "new");
  staging.publish({"a"});
  CHECK(folder.read("victim") == "precious");
  CHECK(folder.read("out/a") == "new");
  CHECK_FALSE(std::filesystem::is_symlink(folder.file("out/a")));
}

TEST_CASE("a directory that was made for nothing is removed again", "[staging]") {
  const TemporaryDirectory folder;
  { const Staging staging(folder.file("out")); }
  CHECK(folder.names().empty());
  folder.write("file", "");
  CHECK_THROWS_WITH(Staging(folder.file("file")), "'" + folder.file("file") + "' is not a directory");
}

TEST_CASE("two at once are refused, and what a killed one left is removed", "[staging]") {
  const TemporaryDirectory folder;
  folder.write(".git-bpf-a1B2c3/0001-x.patch", "half");
  folder.write(".git-bpf-another/file", "not ours");
  {
    const Staging first(folder.path());
    CHECK_FALSE(std::filesystem::exists(folder.file(".git-bpf-a1B2c3")));
    CHECK_THROWS_WITH(Staging(folder.path()), "another git bpf-format-patch is writing to '" + folder.path() + "'");
    const Staging temporary(folder.path(), true);
    CHECK(std::filesystem::exists(first.path()));
  }
  const Staging next(folder.path());
  CHECK(folder.read(".git-bpf-another/file") == "not ours");
}
