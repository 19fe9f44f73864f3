// SPDX-License-Identifier: GPL-2.0-only
#include <algorithm>

#include "lib/model/shell.h"
#include "lib/policy/check.h"
#include "lib/report/checkpatch.h"
#include "lib/report/display.h"
#include "lib/report/explain.h"
#include "lib/report/human.h"
#include "lib/report/json.h"
#include "lib/report/place.h"
#include "lib/rules/rules.h"
#include "tests/support/catch.h"
#include "tests/support/golden.h"

using namespace bpf;

namespace {

// Two commits with one thing wrong of each kind that is printed differently.
Series sample() {
  Series series;
  series.origin = Origin::commits;
  Patch first;
  first.message = parse_message(make_source(
      "1b2c3d4e5f60",
      "bpf: Fix \x1b[31mleak\n\nThe\tmap \xe2\x82\xac is freed too early.\n\nFixes: abc1234 (\"x\")\n"
      "Signed-off-by: Ada Patcher <ada@example.org>\n"));
  first.commit = "1b2c3d4e5f601b2c3d4e5f601b2c3d4e5f601b2c";
  first.author = Ident{"Ada Patcher", "ada@example.org"};
  first.paths = {"kernel/bpf/arraymap.c"};
  Patch second;
  second.message = parse_message(make_source("2b2c3d4e5f60", "Add map\n"));
  second.paths = {"tools/lib/bpf/libbpf.c"};
  first.diff_text = second.diff_text = make_source("diff", "");
  series.patches.push_back(std::move(first));
  series.patches.push_back(std::move(second));
  return series;
}

std::string mark(const std::string& text, Span span) {
  return excerpt(find_place(*make_source("x", text), span), "", "");
}

}  // namespace

TEST_CASE("findings for people", "[report]") {
  const Series series = sample();
  const Verdict verdict = check(series, {}, Policy{});
  const std::string tail = format_not_run(verdict) + format_summary(verdict, series, "bpf-next (--tree)") + "\n";
  check_golden("human.txt", format_findings(verdict, series, {}) + "\n" + tail);
  check_golden("human-color.txt", format_findings(verdict, series, {.color = true}));
}

TEST_CASE("findings for b4", "[report]") {
  const Series series = sample();
  const Verdict verdict = check(series, {}, Policy{});
  check_golden("checkpatch.txt", format_checkpatch({.verdict = verdict, .series = series}));
  check_golden("checkpatch-strict.txt", format_checkpatch({.verdict = verdict, .series = series, .strict = true}));
}

TEST_CASE("findings for programs", "[report]") {
  const Series series = sample();
  const Verdict verdict = check(series, {}, Policy{});
  const std::string json = format_json({.verdict = verdict, .series = series, .tree = "bpf-next", .exit_status = 1});
  CHECK(std::all_of(json.begin(), json.end(), [](char c) { return c == '\n' || (c >= ' ' && c < 127); }));
  check_golden("findings.json", json);
}

TEST_CASE("a rule explained, and all rules listed", "[report]") {
  check_golden("explain-fixes-format.txt", explain(*find_rule("fixes-format"), Policy{}, {}));
  check_golden("explain-series-consistent.txt", explain(*find_rule("series-consistent"), Policy{}, {}));
  check_golden("list-rules.txt", list_rules(Policy{}));
}

TEST_CASE("every rule can be explained", "[report]") {
  for (const Rule* rule : all_rules()) {
    INFO(rule->id);
    const std::string text = explain(*rule, Policy{}, {});
    CHECK(text.find("\nThis is a finding:\n\n") != std::string::npos);
    CHECK(text.find("[" + std::string(rule->id) + "]") != std::string::npos);
    CHECK(text.find("\nThis is not:\n\n") != std::string::npos);
  }
}

TEST_CASE("the mark stands below what is meant", "[report]") {
  CHECK(mark("ab cd ef", {3, 5}) == "    1 | ab cd ef\n      |    ^~\n");
  CHECK(mark("\tab", {1, 3}) == "    1 | \tab\n      | \t^~\n");
  CHECK(mark("a\xe4\xb8\xad" "b", {4, 5}) == "    1 | a\xe4\xb8\xad" "b\n      |    ^\n");
  CHECK(mark("e\xcc\x81x", {3, 4}) == "    1 | e\xcc\x81x\n      |  ^\n");
  CHECK(mark("a\x1b" "b", {2, 3}) == "    1 | a\\x1bb\n      |      ^\n");
  CHECK(mark("a\nb\n", {4, 4}) == "    3 | \n      | ^\n");
  CHECK(mark("a\nb\nc", {0, 5}) == "    1 | a\n      | ^\n");
}

TEST_CASE("a long line is cut around the mark", "[report]") {
  const std::string text = std::string(1000, 'a') + "BAD" + std::string(1000, 'c');
  const std::string out = mark(text, {1000, 1003});
  CHECK(out.find("BAD") != std::string::npos);
  CHECK(out.size() < 400);
  const std::size_t newline = out.find('\n');
  const std::string first = out.substr(0, newline), second = out.substr(newline + 1);
  // The ellipsis is three bytes and one column.
  CHECK(first.find("BAD") - 2 == second.find('^'));
}

TEST_CASE("nothing that steers a terminal gets through", "[display]") {
  CHECK(display("a\x1b[31m\x7f\r\t\n") == "a\\x1b[31m\\x7f\\x0d\t\n");
  CHECK(display_line("a\nb") == "a\\x0ab");
  CHECK(display("\xc2\x9b \xff \xe2\x80\xae \xef\xbb\xbf") == "\\u{009b} \\xff \\u{202e} \\u{feff}");
  CHECK(display("J\xc3\xb6rg \xe2\x82\xac") == "J\xc3\xb6rg \xe2\x82\xac");
  CHECK(display(std::string_view("a\0b", 3)) == "a\\x00b");
}

TEST_CASE("words for a shell", "[display]") {
  CHECK(shell_quote("a-b/c.patch") == "a-b/c.patch");
  CHECK(shell_quote("a b") == "'a b'");
  CHECK(shell_quote("it's") == "'it'\\''s'");
  CHECK(shell_quote("$(id)") == "'$(id)'");
  CHECK(shell_quote("") == "''");
  CHECK(shell_quote("~x") == "'~x'");
}

TEST_CASE("the README has the table of rules", "[docs]") {
  check_section("README.md", "rules", rules_markdown());
}

TEST_CASE("the README has the configuration", "[docs]") {
  check_section("README.md", "configuration", configuration_markdown());
}

TEST_CASE("README and manual have the questions of the document", "[docs]") {
  check_section("README.md", "questions", questions_markdown());
  check_section("cmd/git-bpf-policy.7", "questions", questions_man());
}

TEST_CASE("the list by questions has every rule once", "[report]") {
  const std::string list = list_by_question(Policy{});
  for (const Rule* rule : all_rules()) {
    const std::string line = " " + std::string(rule->id) + " ";
    INFO(rule->id << " cites " << rule->citation);
    const std::size_t at = list.find(line);
    CHECK(at != std::string::npos);
    CHECK(list.find(line, at + 1) == std::string::npos);
  }
  check_golden("by-question.txt", list);
}
