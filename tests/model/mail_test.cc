// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/mail.h"

#include "lib/model/encoding.h"
#include "lib/model/series.h"
#include "tests/support/catch.h"

using namespace bpf;

namespace {

Mail parse(const std::string& text) { return parse_mail("m", {text, 1}); }

constexpr const char* id_line = "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n";

}  // namespace

TEST_CASE("headers are unfolded and decoded, and keep their line numbers", "[mail]") {
  const Mail m = parse(
      "From: =?UTF-8?q?J=C3=B6rg_Maier?= <j@example.org>\n"
      "Subject: [PATCH bpf-next 1/2] bpf: Add a map\n that is fast\n"
      "Content-Type: text/plain; charset=\"utf-8\"\n"
      "\n"
      "Text.\n");
  REQUIRE(m.header("from") != nullptr);
  CHECK(m.header("FROM")->value == "J\xc3\xb6rg Maier <j@example.org>");
  CHECK(m.header("Subject")->value == "[PATCH bpf-next 1/2] bpf: Add a map that is fast");
  CHECK(m.body == "Text.\n");
  CHECK(m.source->line_numbers == std::vector<std::uint32_t>{1, 2, 4, 5, 6});
}

TEST_CASE("transfer encodings and character sets", "[mail]") {
  CHECK(parse("A: b\nContent-Transfer-Encoding: quoted-printable\n\na=3Db =C3=B6=\n c\nd\n").body ==
        "a=b \xc3\xb6 c\nd\n");
  CHECK(parse("A: b\nContent-Transfer-Encoding: base64\n\nYSBi\nCmMK\n").body == "a b\nc\n");
  CHECK(parse("A: b\nContent-Transfer-Encoding: base64\n\nYQo=\nLS0gCg==\n").body == "a\n-- \n");  // a list's footer
  CHECK(parse("A: b\nContent-Type: text/plain; charset=iso-8859-1\n\nJ\xf6rg\n").body == "J\xc3\xb6rg\n");
  CHECK(parse("A: b\nContent-Type: text/plain; charset=no-such\n\nJ\xf6rg\n").body == "J\xf6rg\n");
  CHECK(parse("A: b\r\n\r\nText\r\n").body == "Text\n");
  CHECK(parse("A: b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n").multipart);
}

TEST_CASE("a quoted-printable body knows the lines it came from", "[mail]") {
  const Mail m = parse("A: b\nContent-Transfer-Encoding: quoted-printable\n\na=\nb\nc\n");
  CHECK(m.body == "ab\nc\n");
  CHECK(m.source->line_numbers == std::vector<std::uint32_t>{1, 2, 3, 4, 6});
}

TEST_CASE("encoded words", "[mail]") {
  CHECK(decode_header("=?utf-8?B?w7Y=?= x") == "\xc3\xb6 x");
  CHECK(decode_header("=?utf-8?q?a?= =?utf-8?q?b?=") == "ab");
  CHECK(decode_header("=?iso-8859-1*de?q?=F6?=") == "\xc3\xb6");
  CHECK(decode_header("=?utf-8?x?a?=") == "=?utf-8?x?a?=");
  CHECK(decode_header("a =? b") == "a =? b");
}

TEST_CASE("an mbox is split where git mailsplit does", "[mail]") {
  const std::string text = std::string(id_line) + "From: a@b\n\nFrom here on, text.\n" + id_line + "From: c@d\n\nx\n";
  const std::vector<MailText> mails = split_mbox(text);
  REQUIRE(mails.size() == 2);
  CHECK(mails[1].first_line == 5);
  const Mail second = parse_mail("m", mails[1]);
  CHECK(second.commit_id() == "0123456789012345678901234567890123456789");
  CHECK(second.header("From")->value == "c@d");
  CHECK(second.source->line_numbers.front() == 5);
}

TEST_CASE("a mail is a patch: author, message, notes and diff", "[mail]") {
  const Patch p = patch_of_mail(parse(
      "From: List <list@example.org>\nSubject: [PATCH bpf v2] bpf: Fix map\n\n"
      "From: Ada <ada@example.org>\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n---\nv1 -> v2: x\n\n"
      " a.c | 2 +-\n 1 file changed\n\ndiff --git a/a.c b/a.c\nindex 1234567..89abcde 100644\n"
      "--- a/a.c\n+++ b/a.c\n@@ -1,2 +1,2 @@\n-old\n+new\n same\n-- \n2.39.5\n"));
  CHECK(p.author->email == "ada@example.org");
  CHECK(p.message.subject == "bpf: Fix map");
  CHECK(p.message.trailers.size() == 1);
  CHECK(p.message.notes.substr(0, 11) == "v1 -> v2: x");
  CHECK(p.message.notes.find("diff --git") == std::string_view::npos);
  REQUIRE(p.files.size() == 1);
  CHECK(p.files[0].new_id == "89abcde");
  CHECK(p.paths == std::vector<std::string>{"a.c"});
  CHECK_FALSE(p.files[0].cut_short);
}

TEST_CASE("headers at the top of the body replace the mail's own", "[mail]") {
  const auto patch = [](const std::string& body) {
    return patch_of_mail(parse("From: List <list@example.org>\nSubject: [PATCH bpf] bpf: Fix map\n\n" + body + "---\n"));
  };
  Patch p = patch("Subject: [PATCH] bpf: Fix\n other map\nFrom: =?utf-8?q?Ad=C3=A4?= <ada@example.org>\n\nText.\n");
  CHECK(p.message.subject == "bpf: Fix\n other map");
  CHECK(p.author->name == "Ad\xc3\xa4");
  CHECK(p.message.body == std::vector<std::string_view>{"Text."});
  p = patch("From: Ada <ada@example.org>\nFrom: Bob <bob@example.org>\nText.\n");  // each once
  CHECK(p.author->email == "ada@example.org");
  CHECK(p.message.body.front() == "From: Bob <bob@example.org>");
  p = patch("Text.\n\nFrom: Ada <ada@example.org>\n");
  CHECK(p.author->email == "list@example.org");
}

TEST_CASE("an author in any form of a From header", "[mail]") {
  const auto from = [](std::string_view value) { return read_from(value).value(); };
  CHECK(from("\"Patcher, Ada\" <ada@example.org>") == Ident{"Patcher, Ada", "ada@example.org"});
  CHECK(from("ada@example.org (Ada Patcher)") == Ident{"Ada Patcher", "ada@example.org"});
  CHECK(from("Ada (work) <ada@example.org> (home)") == Ident{"Ada (work) (home)", "ada@example.org"});
  CHECK(from("<ada@example.org>") == Ident{"ada@example.org", "ada@example.org"});
  CHECK(from("Ada \"A\\\"\" <ada@example.org") == Ident{"Ada A\"", "ada@example.org"});
  CHECK_FALSE(read_from("Ada Patcher"));
}

TEST_CASE("mails become a series by their numbers", "[mail]") {
  const auto mail = [](const std::string& number) {
    return parse("From: a@b\nSubject: [PATCH bpf " + number + "] x\n\nText.\n");
  };
  std::vector<Mail> mails;
  for (const char* number : {"2/2", "0/2", "1/2"}) mails.push_back(mail(number));
  const Series series = series_of_mails(std::move(mails));
  REQUIRE(series.cover);
  REQUIRE(series.patches.size() == 2);
  CHECK(series.patches[0].subject->number == 1);
  CHECK_FALSE(series.partial);
  std::vector<Mail> one;
  one.push_back(mail("2/2"));
  CHECK(series_of_mails(std::move(one)).partial);
}

TEST_CASE("replies are no patches", "[mail]") {
  const std::string diff = "---\ndiff --git a/a.c b/a.c\n--- a/a.c\n+++ b/a.c\n@@ -1 +1 @@\n-old\n+new\n";
  const auto series = [](const std::string& subject, const std::string& body) {
    std::vector<Mail> mails;
    mails.push_back(parse("From: a@b\nSubject: [PATCH bpf 1/1] x\n\nText.\n"));
    mails.push_back(parse("From: a@b\nSubject: " + subject + "\n\n" + body));
    return series_of_mails(std::move(mails));
  };
  for (const std::string body : {"> Text.\n\nAcked-by: A <a@b>\n", "On Monday, a wrote:\n> Text.\n\nRather:\n",
                                 "> Text.\n> diff --git a/a.c b/a.c\n"}) {
    CAPTURE(body);
    const Series replied = series("Re: [PATCH bpf 1/1] x", body);
    CHECK(replied.patches.size() == 1);
    CHECK(replied.replies == 1);
    CHECK(series("[PATCH bpf 2/2] x", body).patches.size() == 2);
  }
  CHECK(series("Re: [PATCH bpf 0/1] x", "Thanks\n").replies == 1);
  CHECK_FALSE(series("Re: [PATCH bpf 0/1] x", "Thanks\n").cover);
  CHECK(series("Re: [PATCH bpf] x", "> Text.\n\nThis helps:\n\n" + diff.substr(4)).replies == 1);  // in a review
  // A new version, as an answer to the last one.
  CHECK(series("Re: [PATCH bpf v2] x", "Text.\n" + diff).replies == 0);
  CHECK(series("Re: [PATCH bpf v2] x", "Text.\n" + diff).patches.size() == 2);
}

TEST_CASE("a cover letter's own text ends where git's begins", "[mail]") {
  CHECK(cover_blurb("Text.\n\nAda Patcher (2):\n  bpf: x\n") == "Text.\n\n");
  CHECK(cover_blurb("Text (2):\nmore\n") == "");
  CHECK(cover_blurb("Text.\n\n a.c | 2 +-\n 1 file changed\n") == "Text.\n\n");
  CHECK(cover_blurb("Text.\nbase-commit: 12\n") == "Text.\n");
  CHECK(cover_blurb("Text.\n\n a.o | Bin 0 -> 9 bytes\n ...\n b.c | 2 +-\n 9 files changed\n") == "Text.\n\n");
  for (const std::string table : {"Text.\n\n cpus | old\n 1 | 10.1 | 20.2\n\nMore.\n", " 1 | 10.1 |\n", " 1 | "}) {
    CHECK(cover_blurb(table) == table);
    CHECK(cover_blurb(table + "\n\n a.c | 2 +-\n 1 file changed, 1 insertion(+)\n") == table + "\n\n");
    CHECK(cover_blurb(table + "\nbase-commit: 12\n") == table + "\n");
  }
  CHECK(cover_blurb("See (this): not a name\n") == "See (this): not a name\n");
}

TEST_CASE("invalid UTF-8 is found at its first byte", "[encoding]") {
  CHECK(find_invalid_utf8("abc\xc3\xb6\xe2\x82\xac\xf0\x9f\x90\x9d") == std::string_view::npos);
  CHECK(find_invalid_utf8("ab\xff") == 2);
  CHECK(find_invalid_utf8("\xc0\xaf") == 0);          // overlong
  CHECK(find_invalid_utf8("a\xed\xa0\x80") == 1);     // surrogate
  CHECK(find_invalid_utf8("\xf4\x90\x80\x80") == 0);  // over U+10FFFF
  CHECK(find_invalid_utf8("a\xe2\x82") == 1);         // cut off
}
