// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/output_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include "lib/error.h"
#include "tests/support/catch.h"
#include "tests/support/temporary.h"

using namespace bpf;

namespace {

using Names = std::vector<std::string>;

std::string refusal(const std::string& path) {
  try {
    write_output_file(path, "new");
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

mode_t mode_of(const std::string& path) {
  struct stat info = {};
  REQUIRE(stat(path.c_str(), &info) == 0);
  return info.st_mode & 07777;
}

}  // namespace

TEST_CASE("a file is written whole, and keeps its mode", "[output]") {
  const TemporaryDirectory folder;
  const mode_t mask = umask(027);
  write_output_file(folder.file("mail"), "one");
  umask(mask);
  CHECK(folder.read("mail") == "one");
  CHECK(mode_of(folder.file("mail")) == 0640);
  chmod(folder.file("mail").c_str(), 0600);
  write_output_file(folder.file("mail"), "two");
  CHECK(folder.read("mail") == "two");
  CHECK(mode_of(folder.file("mail")) == 0600);
  CHECK(folder.names() == Names{"mail"});
}

TEST_CASE("links, directories and missing folders are refused", "[output]") {
  const TemporaryDirectory folder;
  folder.write("kept", "old");
  REQUIRE(symlink("kept", folder.file("link").c_str()) == 0);
  CHECK(refusal(folder.file("link")) == "'" + folder.file("link") + "' is there, and no regular file");
  CHECK(refusal(folder.path()) == "'" + folder.path() + "' is there, and no regular file");
  CHECK(refusal(folder.file("none/mail")) ==
        "cannot write '" + folder.file("none/mail") + "': No such file or directory");
  CHECK(refusal("") == "cannot write '': No such file or directory");
  CHECK(folder.read("kept") == "old");
  CHECK(folder.names() == Names{"kept", "link"});
}
