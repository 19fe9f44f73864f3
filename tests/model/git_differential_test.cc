// SPDX-License-Identifier: GPL-2.0-only
// Our reading of messages against git's own: trailers against git interpret-trailers, clean-up
// against git stripspace, the end of a message against git mailinfo.
#include <random>

#include "lib/git/process.h"
#include "lib/model/scan.h"
#include "lib/model/series.h"
#include "lib/policy/example.h"
#include "lib/rules/rules.h"
#include "tests/support/catch.h"
#include "tests/support/temporary.h"

using namespace bpf;

namespace {

// Messages put together at random from lines that matter to the rules for trailers.
std::vector<std::string> random_messages(std::size_t count) {
  static const std::string lines[] = {
      "", "", "", "Text that says why.", "Signed-off-by: Ada <ada@example.org>", "Acked-by: Bob <bob@example.org>",
      "Acked-by : Bob <bob@example.org>", "  continued", "\tcontinued", "Fixes: 1b2c3d4e5f60 (\"x\")",
      "(cherry picked from commit 1b2c3d4e5f60)", "note: lower", "Two words: x", "https://example.org/x", "Key:",
      "  Cc: quoted", ":", "-:", "---", "Link:https://x", "[ ada: changed ]", "trailing  ", "   "};
  std::mt19937 random(4711);
  std::vector<std::string> messages;
  for (std::size_t i = 0; i < count; ++i) {
    std::string message = "bpf: Add map\n";
    if (random() % 8 != 0) message += "\n";
    for (std::size_t n = random() % 12; n > 0; --n) message += lines[random() % std::size(lines)] + "\n";
    messages.push_back(std::move(message));
  }
  return messages;
}

// "Key: value" a line, as `git interpret-trailers --parse` prints them.
std::string our_trailers(const std::string& text) {
  std::string out;
  const CommitMessage message = parse_message(make_source("m", text));
  for (const Trailer& trailer : message.trailers)
    out += std::string(trailer.key) + ": " + unfold(trailer.value) + "\n";
  return out;
}

// git leaves blanks at the end of a folded or an empty value in some versions.
std::string without_end_blanks(std::string_view text) {
  std::string out;
  for (std::string_view line : split_lines(text)) out += std::string(trim_right(line)) + "\n";
  return out;
}

}  // namespace

TEST_CASE("trailers are those of git interpret-trailers", "[differential]") {
  const TemporaryRepository repository;
  std::vector<std::string> messages = random_messages(400);
  for (const Rule* rule : all_rules())
    for (const Example& example : rule->examples)
      if (example.text.find("From") != 0)
        messages.push_back(series_of_example(example, "m").series.patches[0].source()->text);
  for (const std::string& message : messages) {
    INFO("[" << message << "]");
    const RunResult theirs = run_git({"interpret-trailers", "--parse"}, {.input = message});
    REQUIRE(theirs.ok());
    CHECK(without_end_blanks(our_trailers(message)) == without_end_blanks(theirs.out));
  }
}

TEST_CASE("clean-up is that of git stripspace", "[differential]") {
  const TemporaryRepository repository;
  for (std::string message : random_messages(150)) {
    message += "# comment\n\n#\ttab  \n#\n x\r\n\n";
    INFO("[" << message << "]");
    CHECK(clean_message(message, Cleanup::whitespace, "#", false).text == run_git({"stripspace"}, {.input = message}).out);
    CHECK(clean_message(message, Cleanup::strip, "#", false).text == run_git({"stripspace", "-s"}, {.input = message}).out);
  }
}

TEST_CASE("a mail's message ends where git mailinfo ends it", "[differential]") {
  const TemporaryRepository repository;
  static const std::string tails[] = {"---\nnotes\n", "--- \nnotes\n", "diff -u a b\n", "Index: x\n", "--- a/x\n+++ b/x\n",
                                      "----\nmore\n", "--\nmore\n", "---x\nmore\n"};
  for (const std::string& tail : tails) {
    const std::string text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf] bpf: Fix map\n\nText.\n\n" + tail;
    INFO(tail);
    const RunResult theirs = run_git({"mailinfo", repository.file("msg"), repository.file("patch")}, {.input = text});
    REQUIRE(theirs.ok());
    const Patch ours = patch_of_mail(parse_mail("m", {text, 1}));
    std::string body;
    for (std::string_view line : ours.message.body) body += std::string(line) + "\n";
    CHECK(clean_message(body, Cleanup::whitespace, "#", false).text ==
          clean_message(repository.read("msg"), Cleanup::whitespace, "#", false).text);
  }
}
