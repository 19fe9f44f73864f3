// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/message.h"

#include "lib/model/fixes.h"
#include "tests/support/catch.h"

using namespace bpf;

namespace {

CommitMessage parse(const std::string& text) { return parse_message(make_source("m", text)); }

std::vector<std::string> keys(const std::vector<Trailer>& trailers) {
  std::vector<std::string> out;
  for (const Trailer& trailer : trailers) out.emplace_back(trailer.key);
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a message has a subject, a body and trailers", "[message]") {
  const CommitMessage m = parse("bpf: Add map\n\nText.\nMore.\n\nFixes: 12 (\"x\")\nSigned-off-by: A <a@b>\n");
  CHECK(m.subject == "bpf: Add map");
  CHECK(m.title == m.subject);
  CHECK(keys(m.trailers) == Words{"Fixes", "Signed-off-by"});
  CHECK(m.trailers[1].value == "A <a@b>");
  CHECK(m.source->span_of(m.trailers[1].line) == Span{43, 65});
  CHECK(prose(m).size() == 2);
}

TEST_CASE("the title is the first paragraph, the subject its first line", "[message]") {
  const CommitMessage m = parse("\n\nbpf: Add map\nthat is fast\n\nText.\n");
  CHECK(m.subject == "bpf: Add map");
  CHECK(m.title == "bpf: Add map\nthat is fast");
}

TEST_CASE("odd messages give a message all the same", "[message]") {
  for (const char* text : {"", "\n", "\n\n\n", "x", "x\n", " ", "\t\n\n:", "Signed-off-by: A <a@b>"}) {
    INFO("[" << text << "]");
    const CommitMessage m = parse(text);
    CHECK(m.source->holds(m.end));
    CHECK(prose(m).empty());
  }
}

TEST_CASE("trailers follow git's own rules", "[message]") {
  SECTION("a paragraph with other lines needs a sign-off and a quarter of trailers") {
    CHECK(parse("s\n\nText.\nAcked-by: A <a@b>\n").trailers.empty());
    CHECK(keys(parse("s\n\nText.\nAcked-by: A <a@b>\nSigned-off-by: A <a@b>\n").trailers) ==
          Words{"Acked-by", "Signed-off-by"});
    CHECK(parse("s\n\na\nb\nc\nd\nSigned-off-by: A <a@b>\n").trailers.empty());
  }
  SECTION("the title is never one") {
    CHECK(parse("Acked-by: A <a@b>\n").trailers.empty());
    CHECK(parse("s\nAcked-by: A <a@b>\n").trailers.empty());
  }
  SECTION("values are folded by indentation") {
    const CommitMessage m = parse("s\n\nCc: A <a@b>,\n\tB <b@b>\nAcked-by: C <c@b>\n");
    REQUIRE(keys(m.trailers) == Words{"Cc", "Acked-by"});
    CHECK(unfold(m.trailers[0].value) == "A <a@b>, B <b@b>");
  }
  SECTION("a blank before the colon is allowed, two words are not") {
    CHECK(keys(parse("s\n\nAcked-by : A <a@b>\n").trailers) == Words{"Acked-by"});
    CHECK(parse("s\n\nAcked by: A <a@b>\n").trailers.empty());
  }
  SECTION("only the last paragraph") {
    CHECK(keys(parse("s\n\nAcked-by: A <a@b>\n\nLink: x\n").trailers) == Words{"Link"});
  }
}

TEST_CASE("tags count at column 0 of any paragraph, and nowhere else", "[message]") {
  const CommitMessage m = parse(
      "s\n\n  Cc: a@b\n> Cc: a@b\nCc: b@b\n\nnote: that\nSigned-off-by: A <a@b>\n\nLast words.\n");
  CHECK(keys(m.tags) == Words{"Cc", "Signed-off-by"});
  const CommitMessage words = parse(
      "s\n\nx86-64: t\nring-test: t\nstand-by: t\nFoo-by: A <a@b>\nChange-Id: I\n\nLast words.\n");
  CHECK(keys(words.tags) == Words{"Foo-by", "Change-Id"});
}

TEST_CASE("a message is cleaned up as git does it", "[message]") {
  const std::string raw = "\n\nsubject  \n\n\n\n# comment\ntext\t\n\n\n";
  SECTION("strip") {
    const CleanMessage c = clean_message(raw, Cleanup::strip, "#", false);
    CHECK(c.text == "subject\n\ntext\n");
    CHECK(c.line_numbers == std::vector<std::uint32_t>{3, 4, 8});
  }
  SECTION("whitespace keeps comments") {
    CHECK(clean_message(raw, Cleanup::whitespace, "#", false).text == "subject\n\n# comment\ntext\n");
  }
  SECTION("verbatim keeps all") { CHECK(clean_message(raw, Cleanup::verbatim, "#", false).text == raw); }
  SECTION("another comment string") {
    CHECK(clean_message("s\n// c\n# t\n", Cleanup::strip, "//", false).text == "s\n# t\n");
  }
  SECTION("the scissors cut") {
    const std::string cut = "s\n\nt\n# ------------------------ >8 ------------------------\n# x\ndiff --git a b\n";
    CHECK(clean_message(cut, Cleanup::strip, "#", true).text == "s\n\nt\n");
    CHECK(clean_message(cut, Cleanup::scissors, "#", true).text == "s\n\nt\n");
    CHECK(clean_message(cut, Cleanup::strip, "#", false).text == "s\n\nt\ndiff --git a b\n");
  }
  SECTION("cleaning twice is cleaning once") {
    const CleanMessage once = clean_message(raw, Cleanup::strip, "#", false);
    CHECK(clean_message(once.text, Cleanup::strip, "#", false).text == once.text);
  }
}

TEST_CASE("a Fixes: tag in all its forms", "[fixes]") {
  std::vector<CommitMessage> kept;  // what is read points into them
  const auto read = [&](const std::string& line, const std::string& next = "") {
    const CommitMessage& m = kept.emplace_back(parse("s\n\nt\n\n" + line + "\n" + next));
    REQUIRE(m.tags.size() >= 1);
    return parse_fixes(m.tags[0], text_after(m, m.tags[0]));
  };
  CHECK(read("Fixes: 1b2c3d4e5f60 (\"bpf: Add map\")").exact);
  CHECK(read("Fixes: 1b2c3d4e5f60abc (\"ss: prevent \"Process\" column\")").exact);
  CHECK_FALSE(read("Fixes: 1B2c3d4e5f60 (\"bpf: Add map\")").exact);
  CHECK(read("Fixes: 1b2c3d4 (bpf: Add map)").id == "1b2c3d4");
  CHECK(read("Fixes: commit 1b2c3d4e5f60 ('x')").subject == "x");
  CHECK(read("Fixes: feature of old").id.empty());
  CHECK(read("Fixes: https://example.org/").id.empty());
  CHECK(read("Fixes: 1b2c3d4e5f60 (\"a", "b\")\n").wrapped);
  CHECK_FALSE(read("Fixes: 1b2c3d4e5f60 (\"a\")", "Signed-off-by: A <a@b>\n").wrapped);
  CHECK(read("Fixes: 1b2c3d4e5f60 (\"a", "b\nc\") d\n").text == "Fixes: 1b2c3d4e5f60 (\"a\nb\nc\") d");
  CHECK_FALSE(read("Fixes: 1b2c3d4e5f60 (\"a", "Acked-by: A (\"b\") <a@b>\n").wrapped);
  CHECK_FALSE(read("Fixes: 1b2c3d4e5f60 (\"a", "\nText (\"b\")\n").wrapped);
  CHECK(read("Fixes: 1b2c3d4e5f60 (a", "b)\n").wrapped);
}

TEST_CASE("a commit id in a Fixes: tag, whatever stands around it", "[fixes]") {
  const auto id = [](const char* value) { return std::string(parse_fixes({value, "Fixes", value}, {}).id); };
  for (const char* value :
       {"1b2c3d4e5f60: (\"a\")", "1b2c3d4e5f60, \"a\"", "1b2c3d4e5f60; a", "1b2c3d4e5f60.", "1b2c3d4e5f60:a",
        "commit 1b2c3d4e5f60, \"a\"", "commit: 1b2c3d4e5f60", "\"1b2c3d4e5f60\" (\"a\")",
        "(1b2c3d4e5f60 \"a\")", "<1b2c3d4e5f60> (\"a\")", "“1b2c3d4e5f60” (\"a\")",
        "[1b2c3d4e5f60] (\"a\")", "1b2c3d4e5f60 - a"})
    CHECK(id(value) == "1b2c3d4e5f60");
  CHECK(id("1b2c3d4: (\"a\")") == "1b2c3d4");
  for (const char* value :
       {"20260708075343.358712-4-ada@example.org", "12345678-1234-1234", "12345, 12346", "1b2c3d4e5f60g",
        "added: a", "1b2c3d4e5f60_a", "https://example.org/1b2c3d4e5f60"})
    CHECK(id(value).empty());
}

TEST_CASE("the subject in a Fixes: tag, without what is around it", "[fixes]") {
  const auto subject = [](const std::string& text) {
    const std::string value = "1b2c3d4e5f60 " + text;
    return std::string(parse_fixes({value, "Fixes", value}, {}).subject);
  };
  for (const char* text :
       {"(\"a: B c\")", "(“a: B c”)", "(\"a: B c\" )", "(\"a: B c\"", "[\"a: B c\"]", "- a: B c",
        "— \"a: B c\"", "\"a: B c\"", "'a: B c'", "('a: B c')", "(``a: B c'')", "a: B c", "(a: B c)", "(a: B c",
        "a: B c)", "(\"a: B c\").", "(a: B c) # v6.1", "\"a: B c\" in v6.1", "(a: B c) (v6.1)",
        "(\"“a: B c”\")", "(\"\"a: B c\"\")", "(\"(\"a: B c\"\")", "(\"[\"a: B c\"]\")", "(\"- a: B c\")"}) {
    INFO(text);
    CHECK(subject(text) == "a: B c");
  }
  for (const char* text : {"Revert \"a: B\"", "a: Add b()", "[a] b: C", "a: \"B\" and \"C\"",
                           "\"a\" is \"b\"", "a: Fix :)"}) {
    INFO(text);
    CHECK(subject("(\"" + std::string(text) + "\")") == text);
  }
  for (const char* text : {"Revert \"a: B\"", "a: Add b()", "[a] b: C", "a: \"B\" and \"C\""})
    for (const char* around : {"(%)", "%", "- %", "\"%\"", "(\"%\"", "“%”", "(\"%\" )"}) {
      std::string loose = around;
      loose.replace(loose.find('%'), 1, text);
      INFO(loose);
      CHECK(subject(loose) == text);
    }
}
