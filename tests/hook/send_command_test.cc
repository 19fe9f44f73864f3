// SPDX-License-Identifier: GPL-2.0-only
#include "lib/hook/send_command.h"

#include <string>

#include "tests/support/catch.h"

using namespace bpf;

namespace {

// "perl|git-send-email|--to=x" as /proc has it.
SendCommand parse(std::string line) {
  for (char& c : line)
    if (c == '|') c = '\0';
  return parse_send_command(line + '\0');
}

}  // namespace

TEST_CASE("a command line of git send-email", "[hook]") {
  CHECK(parse("/usr/bin/perl|/usr/lib/git-core/git-send-email|a.patch").known);
  CHECK(parse("/usr/bin/perl|-w|/usr/lib/git-core/git-send-email|a.patch").known);
  CHECK_FALSE(parse("/usr/lib/git-core/git|hook|run|sendemail-validate|--|a.patch").known);
  CHECK_FALSE(parse("git|send-email|--dry-run").known);  // its child is the one that is asked
  CHECK_FALSE(parse_send_command("").known);
  CHECK_FALSE(parse_send_command({"\0\0\0\0\0", 5}).known);
}

TEST_CASE("what git send-email is asked for", "[hook]") {
  for (const char* dry : {"--dry-run", "--dry", "--dr", "-dry-run"}) {
    INFO(dry);
    CHECK(parse(std::string("perl|git-send-email|") + dry + "|a.patch").dry_run);
  }
  for (const char* other : {"--draft", "--no-dry-run", "dry-run", "--d", "--"}) {
    INFO(other);
    CHECK_FALSE(parse(std::string("perl|git-send-email|") + other + "|a.patch").dry_run);
  }
  CHECK_FALSE(parse("perl|git-send-email|--|--dry-run").dry_run);
  for (const char* to : {"--to=a@b", "--to|a@b", "--cc=a@b", "--bcc=a@b", "--to-cmd=x", "--cc-cmd=x", "-to|x", "--cc-c=x"}) {
    INFO(to);
    CHECK(parse(std::string("perl|git-send-email|") + to + "|a.patch").recipients);
  }
  for (const char* other : {"--no-to", "--suppress-cc=all", "--thread", "a-to.patch"}) {
    INFO(other);
    CHECK_FALSE(parse(std::string("perl|git-send-email|") + other + "|a.patch").recipients);
  }
}
