// SPDX-License-Identifier: GPL-2.0-only
// Our reading of messages against git's own: trailers against git interpret-trailers, clean-up against
// git stripspace. Some in each run; thousands, and the accepted commits, with
// unit-tests "[.differential-long]".
#include "lib/git/process.h"
#include "lib/model/scan.h"
#include "lib/model/series.h"
#include "lib/policy/example.h"
#include "lib/rules/rules.h"
#include "tests/support/catch.h"
#include "tests/support/comparison.h"
#include "tests/support/generate.h"
#include "tests/support/temporary.h"

using namespace bpf;

namespace {

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

std::vector<std::string> example_messages() {
  std::vector<std::string> messages;
  for (const Rule* rule : all_rules())
    for (const Example& example : rule->examples)
      if (example.text.find("From") != 0)
        messages.push_back(series_of_example(example, "m").series.patches[0].source()->text);
  return messages;
}

std::vector<std::string> accepted_messages() {
  std::vector<std::string> messages;
  if (!import_accepted()) return messages;
  const RunResult log = run_git({"log", "-z", "--format=%B", "accepted"});
  std::string_view rest = log.out;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\0');
    messages.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  }
  return messages;
}

void compare_trailers(const std::vector<std::string>& messages, Comparison& comparison) {
  for (const std::string& message : messages) {
    const RunResult theirs = run_git({"interpret-trailers", "--parse"}, {.input = message});
    REQUIRE(theirs.ok());
    comparison.add(without_end_blanks(our_trailers(message)), without_end_blanks(theirs.out), message);
  }
}

void compare_cleaning(const std::vector<std::string>& messages, Comparison& comparison) {
  static constexpr std::string_view comments[] = {"#", ";", "%"};
  std::size_t turn = 0;
  for (std::string message : messages) {
    const std::string comment(comments[turn++ % std::size(comments)]);
    message += comment + " comment\n\n" + comment + "\ttab  \n" + comment + "\n x\r\n\n\v\f\n" + (turn % 2 == 0 ? "end" : "");
    const std::string whole = run_git({"stripspace"}, {.input = message}).out;
    const std::string stripped = run_git({"-c", "core.commentChar=" + comment, "stripspace", "-s"}, {.input = message}).out;
    comparison.add(clean_message(message, Cleanup::whitespace, comment, false).text, whole, message);
    comparison.add(clean_message(message, Cleanup::strip, comment, false).text, stripped, message);
  }
}

}  // namespace

TEST_CASE("trailers are those of git interpret-trailers", "[differential]") {
  const TemporaryRepository repository;
  Comparison comparison("git interpret-trailers --parse");
  compare_trailers(random_messages(300), comparison);
  compare_trailers(example_messages(), comparison);
  comparison.finish(false);
}

TEST_CASE("clean-up is that of git stripspace", "[differential]") {
  const TemporaryRepository repository;
  Comparison comparison("git stripspace");
  compare_cleaning(random_messages(100), comparison);
  comparison.finish(false);
}

TEST_CASE("trailers and clean-up, many of them", "[.differential-long]") {
  const TemporaryRepository repository;
  Comparison trailers("git interpret-trailers --parse"), cleaning("git stripspace, and with -s");
  for (const std::vector<std::string>& messages : {random_messages(4000), accepted_messages()}) {
    compare_trailers(messages, trailers);
    compare_cleaning(messages, cleaning);
  }
  trailers.finish(true);
  cleaning.finish(true);
}
