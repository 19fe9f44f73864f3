// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/mail_draft.h"

#include "lib/model/encoding.h"
#include "tests/support/catch.h"

using namespace bpf;

TEST_CASE("a draft is a mail", "[draft]") {
  CHECK(draft_text({.to = {"a@example.org", "B <b@example.org>"}, .cc = {}, .subject = "one", .text = "x\n"}) ==
        "To: a@example.org,\n\tB <b@example.org>\nSubject: one\n\nx\n");
  CHECK(draft_text({.to = {"a@example.org"}, .cc = {"c@example.org"}, .subject = "f\xc3\xbcnf\nBcc: x", .text = "\x1b\xc3\xbc\n"}) ==
        "To: a@example.org\nCc: c@example.org\nSubject: =?UTF-8?q?f=C3=BCnf=5Cx0aBcc=3A_x?=\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
        "\n\\x1b\xc3\xbc\n");
}

TEST_CASE("a long header that is not ASCII is read back as it was", "[draft]") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "\xc3\xa4 b_=?";
  const std::string encoded = encode_header(text);
  CHECK(decode_header(encoded) == text);
  CHECK(encoded.find("?= =?UTF-8?q?") != std::string::npos);
  CHECK(encode_header("plain =?text?=") == "plain =?text?=");
}

TEST_CASE("a tidy text", "[draft]") {
  CHECK(tidy_text("\r\n\na  \r\n\nb\n\n\n") == "a\n\nb\n");
  CHECK(tidy_text("").empty());
}
