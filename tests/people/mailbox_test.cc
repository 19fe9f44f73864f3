// SPDX-License-Identifier: GPL-2.0-only
#include "lib/people/file_addresses.h"
#include "lib/people/mailbox.h"
#include "lib/people/mailmap.h"
#include "lib/people/patch_text.h"
#include "tests/support/catch.h"

using namespace bpf;

TEST_CASE("mailboxes as MAINTAINERS has them", "[people]") {
  CHECK(read_mailbox("Ada Patcher <ada@example.org>") == Ident{"Ada Patcher", "ada@example.org"});
  CHECK(read_mailbox("\"Patcher, Ada\" <ada@example.org>") == Ident{"Patcher, Ada", "ada@example.org"});
  CHECK(read_mailbox("ada@example.org (a list)") == Ident{"", "ada@example.org"});
  CHECK(read_mailbox("Ada").email.empty());
  CHECK(format_mailbox({"Ada-Marie P_1", "a@b.org"}) == "Ada-Marie P_1 <a@b.org>");
  CHECK(format_mailbox({"Ada B. Patcher", "a@b.org"}) == "\"Ada B. Patcher\" <a@b.org>");
  CHECK(format_mailbox({"Ada \"x\" \\", "a@b.org"}) == "\"Ada \\\"x\\\" \\\\\" <a@b.org>");
  CHECK(format_mailbox({"", "a@b.org"}) == "a@b.org");
  CHECK(encode_mailbox({"Björn Töpel", "a@b.org"}) == "=?UTF-8?q?Bj=C3=B6rn_T=C3=B6pel?= <a@b.org>");
}

TEST_CASE("a header gets one mailbox and nothing else", "[people]") {
  CHECK(refusal({"Ada", "ada@example.org"}).empty());
  CHECK(refusal({"Björn", "b@example.org"}).empty());
  for (const char* end : {"\n", "\r", "\x01", "\x7f"}) {
    CHECK(refusal({std::string("Ada") + end + "Bcc: x@example.org", "ada@example.org"}) == "a control character");
    CHECK(refusal({"Ada", std::string("ada@example.org") + end}) == "a control character");
  }
  CHECK(refusal({std::string("A\0a", 3), "ada@example.org"}) == "a control character");
  for (const char* address : {"", "ada", "a@b.org, c@d.org", "a@b@c.org", "a@b.org>", "@b.org", "a@", "a b@c.org", "a:b@c.org", "a;b@c.org", "\"a\"@c.org"})
    CHECK(refusal({"Ada", address}) == "no mail address");
  CHECK(refusal({std::string(201, 'a'), "a@b.org"}) == "a name that is too long for a header");
  CHECK_FALSE(refusal({"Ada \u202e", "a@b.org"}).empty());
  CHECK_FALSE(refusal({"Ada \xff", "a@b.org"}).empty());
}

TEST_CASE("the forms of a mailmap", "[people]") {
  const Mailmap map(
      "# comment <x@example.org>\n"
      "Ada Patcher <ada@example.org>\n"
      "<bob@example.org> <bob@old.org>\n"
      "Carol C <carol@example.org> <carol@old.org>\n"
      "Dan D <dan@example.org> danny <shared@old.org>\n");
  CHECK(map.map({"ada", "ADA@example.org"}) == Ident{"Ada Patcher", "ADA@example.org"});
  CHECK(map.map({"Bob", "bob@old.org"}) == Ident{"Bob", "bob@example.org"});
  CHECK(map.map({"x", "carol@old.org"}) == Ident{"Carol C", "carol@example.org"});
  CHECK(map.map({"Danny", "shared@old.org"}) == Ident{"Dan D", "dan@example.org"});
  CHECK(map.map({"Eve", "shared@old.org"}) == Ident{"Eve", "shared@old.org"});
}

TEST_CASE("whom a devicetree binding names", "[people]") {
  CHECK(addresses_in("maintainers:\n  - Ada Patcher <ada@example.org>\n  - Bob B. Builder <b.b@example.org>,\n") ==
        std::vector<Ident>{{"Ada Patcher", "ada@example.org"}, {"Bob B. Builder", "b.b@example.org"}});
  CHECK(addresses_in("bus@30000000 {\n").empty());
}

TEST_CASE("what get_maintainer.pl reads in a patch", "[people]") {
  const PatchText patch = read_patch_text(
      "Subject: x\nFixes: 0123456789ab (\"y\")\nFixes: 0123456789ab\nFixes: 12345\n---\n"
      " mode change 100644 => 100755 m.sh\nrename from old.c\nrename to new.c\n"
      "diff --git a/z.c b/z.c\nnew file mode 100644\n--- /dev/null\n+++ b/z.c\n@@ -1,2 +1,3 @@\n+line\n-- \n");
  CHECK(patch.paths == std::vector<std::string>{"dev/null", "m.sh", "new.c", "old.c", "z.c"});
  CHECK(patch.fixes == std::vector<std::string_view>{"0123456789ab"});
  CHECK(patch.intro == std::vector<std::string_view>{"Subject: x", "Fixes: 12345", "---", "new file mode 100644"});
  CHECK(patch.diff == std::vector<std::string_view>{"+line", "-- "});
}
