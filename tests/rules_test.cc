// SPDX-License-Identifier: GPL-2.0-only
// Every example of every rule, and what every rule has to have.
#include <algorithm>
#include <filesystem>
#include <set>
#include <stdexcept>

#include "lib/model/fixes.h"
#include "lib/model/scan.h"
#include "lib/policy/check.h"
#include "lib/policy/example.h"
#include "lib/report/human.h"
#include "lib/report/place.h"
#include "lib/rules/rules.h"
#include "tests/support/catch.h"
#include "tests/support/golden.h"

using namespace bpf;

namespace {

std::vector<Mark> marks_of(const Verdict& verdict) {
  std::vector<Mark> marks;
  for (const Finding& finding : verdict.findings) {
    const Location location = locate(finding);
    if (!location.place) continue;
    const Place& place = *location.place;
    marks.push_back({place.line, place.column, place.end_column});
  }
  std::sort(marks.begin(), marks.end());
  return marks;
}

Policy only(const Rule& rule) {
  Policy policy;
  for (const Rule* other : all_rules())
    policy.set(*other, other == &rule ? rule.severity : Severity::off);
  return policy;
}

std::string file_stem(const Rule& rule) {
  std::string name(rule.id);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

using Texts = std::vector<std::string>;

Texts helps(const char* rule, const std::string& text, const Facts& facts) {
  const Example example{.text = text};
  const MarkedSeries sample = series_of_example(example, "example");
  Texts helps;
  const Verdict verdict = check(sample.series, facts, only(*find_rule(rule)));
  for (const Finding& finding : verdict.findings) helps.push_back(finding.help);
  return helps;
}

std::string with_tag(const std::string& tag) { return "bpf: Fix leak\n\nText.\n\n" + tag + "\n"; }

// A repository in which each commit has this subject.
Facts knowing(const std::string& subject) {
  Facts facts;
  facts.find_commit = [subject](std::string_view) {
    CommitFacts commit;
    commit.exists = Answer::yes;
    commit.subject = subject;
    return commit;
  };
  return facts;
}

}  // namespace

namespace Catch {
template <>
struct StringMaker<Mark> {
  static std::string convert(const Mark& mark) {
    return std::to_string(mark.line) + ":" + std::to_string(mark.column) + "-" +
           std::to_string(mark.end_column);
  }
};
}  // namespace Catch

TEST_CASE("each example is underlined where it is marked, and only there", "[rules]") {
  for (const Rule* rule : all_rules()) {
    for (const Example& example : rule->examples) {
      INFO(rule->id << ":\n" << example.text);
      MarkedSeries sample = series_of_example(example, "example");
      std::sort(sample.marks.begin(), sample.marks.end());
      const Verdict verdict = check(sample.series, example.facts(), only(*rule));
      CHECK(marks_of(verdict) == sample.marks);
      CHECK(verdict.findings.size() == sample.marks.size() + (example.on_series ? 1 : 0));
    }
  }
}

TEST_CASE("each finding says the fact in lower case and without a full stop", "[rules]") {
  for (const Rule* rule : all_rules())
    for (const Example& example : rule->examples) {
      const MarkedSeries sample = series_of_example(example, "example");
      for (const Finding& finding : check(sample.series, example.facts(), only(*rule)).findings) {
        INFO(rule->id << ": " << finding.message);
        CHECK_FALSE(finding.message.ends_with('.'));
        CHECK_FALSE(finding.help.empty());
        CHECK(finding.severity <= rule->severity);
      }
    }
}

TEST_CASE("each rule is complete", "[rules]") {
  std::set<std::string_view> ids;
  for (const Rule* rule : all_rules()) {
    INFO(rule->id);
    CHECK(ids.insert(rule->id).second);
    CHECK_FALSE(rule->summary.empty());
    CHECK_FALSE(rule->summary.ends_with('.'));
    CHECK(rule->rationale.ends_with('.'));
    const std::size_t comma = rule->citation.find(", \"");
    CHECK(comma != std::string_view::npos);
    CHECK(rule->citation.ends_with('"'));
    const auto marked = [](const Example& example) {
      return example.on_series || example.text.find("«") != std::string_view::npos;
    };
    CHECK(std::any_of(rule->examples.begin(), rule->examples.end(), marked));
    CHECK_FALSE(std::all_of(rule->examples.begin(), rule->examples.end(), marked));
  }
}

TEST_CASE("every file below lib/rules is a rule of the list, and the other way round", "[rules]") {
  std::set<std::string> files, rules;
  for (const char* folder : {"message", "patch", "series", "mail", "repository"}) {
    const std::string path = std::string(BPF_SOURCE_DIR) + "/lib/rules/" + folder;
    if (!std::filesystem::exists(path)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(path))
      if (entry.path().extension() == ".cc") files.insert(entry.path().stem());
  }
  for (const Rule* rule : all_rules()) rules.insert(file_stem(*rule));
  CHECK(files == rules);
}

TEST_CASE("a rule that is off, waived or milder", "[policy]") {
  const Rule& rule = *find_rule("no-change-id");
  const MarkedSeries sample = series_of_example(rule.examples[0], "example");
  Policy policy = only(rule);
  CHECK(check(sample.series, {}, policy).count(Severity::error) == 1);
  CHECK(check(sample.series, {}, policy).exit_status(false) == 1);

  policy.set(rule, Severity::warning);
  const Verdict milder = check(sample.series, {}, policy);
  CHECK(milder.count(Severity::warning) == 1);
  CHECK(milder.exit_status(false) == 0);
  CHECK(milder.exit_status(true) == 1);

  policy.allow("no-change-id");
  const Verdict waived = check(sample.series, {}, policy);
  CHECK(waived.findings.empty());
  CHECK(waived.waived == 1);

  Policy off = only(rule);
  off.set(rule, Severity::off);
  CHECK(check(sample.series, {}, off).findings.empty());
  CHECK(check(sample.series, {}, off).rules == 0);
}

TEST_CASE("what could not be judged is said, and fails a strict run", "[policy]") {
  const Rule& rule = *find_rule("author-signoff");
  Series series;
  series.origin = Origin::commits;
  Patch patch;
  patch.message = parse_message(make_source("x", "bpf: Add map\n\nText.\n"));
  series.patches.push_back(patch);
  const Verdict verdict = check(series, {}, only(rule));
  REQUIRE(verdict.not_run.size() == 1);
  CHECK(verdict.not_run[0].reason == "the author is not known");
  CHECK(verdict.exit_status(false) == 0);
  CHECK(verdict.exit_status(true) == 1);
}

TEST_CASE("a rule that fails by itself counts as not run", "[policy]") {
  const Example example{.text = "bpf: Fix leak\n\nText.\n\nFixes: 1b2c3d4e5f60 (\"bpf: Add map\")\n"};
  const MarkedSeries sample = series_of_example(example, "example");
  Facts facts;
  facts.find_commit = [](std::string_view) -> CommitFacts { throw std::runtime_error("gone"); };
  const Verdict verdict = check(sample.series, facts, only(*find_rule("fixes-resolves")));
  CHECK(verdict.findings.empty());
  REQUIRE(verdict.not_run.size() == 1);
  CHECK(verdict.not_run[0].reason == "internal error: gone");
  CHECK(verdict.exit_status(true) == 1);
}

TEST_CASE("a rule whose facts are not known did not run", "[policy]") {
  const Example example{.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n"};
  const MarkedSeries sample = series_of_example(example, "example");
  static const BaseFacts base = {.branch = "bpf-next/master", .why = "the clone is shallow"};
  Facts facts;
  facts.history_unknown = "v1 is gone";
  facts.base = []() -> const BaseFacts& { return base; };
  const auto reason_of = [&](const char* id) {
    const Verdict verdict = check(sample.series, facts, only(*find_rule(id)));
    return verdict.not_run.size() == 1 ? verdict.not_run[0].reason : "";
  };
  for (const char* id : {"version-required", "version-gap", "resend-unchanged", "whole-series-resend", "patches-dropped",
                         "cover-title-changed", "repost-too-soon"}) {
    INFO(id);
    CHECK(reason_of(id) == "v1 is gone");
  }
  for (const char* id : {"applies-to-target", "base-is-public", "rebase-against-target"}) {
    INFO(id);
    CHECK(reason_of(id) == "the clone is shallow");
  }
}

TEST_CASE("an unknown rule id gets the nearest one as a hint", "[policy]") {
  CHECK(nearest_rule("no-cc-stabel") == "no-cc-stable");
  CHECK(nearest_rule("fixes_format") == "fixes-format");
  CHECK(nearest_rule("something else").empty());
}

TEST_CASE("many findings of one rule on one patch are cut", "[policy]") {
  std::string text = "bpf: Add map\n\nText.\n\n";
  for (int i = 0; i < 100; ++i) text += "Change-Id: I" + std::to_string(i) + "\n";
  Series series;
  series.origin = Origin::commits;
  Patch patch;
  patch.message = parse_message(make_source("x", text));
  series.patches.push_back(patch);
  const Verdict verdict = check(series, {}, only(*find_rule("no-change-id")));
  REQUIRE(verdict.findings.size() == 10);
  CHECK(verdict.findings.back().message == "a Gerrit Change-Id (and 90 more like it)");
}

TEST_CASE("a rule on the series says the same of each patch ten times, too", "[policy]") {
  std::string text = "bpf: Fix leak\n\nText.\n\n";
  for (int i = 10; i < 40; ++i) text += "Fixes: 1b2c3d4e5f" + std::to_string(i) + " (\"bpf: Add map\")\n";
  Series series;
  series.origin = Origin::commits;
  for (int i = 0; i < 2; ++i) {
    Patch patch;
    patch.message = parse_message(make_source("x", text));
    series.patches.push_back(std::move(patch));
  }
  Facts facts;
  facts.find_commit = [](std::string_view) {
    CommitFacts commit;
    commit.exists = Answer::yes;
    return commit;
  };
  facts.in_history = [](Tip, std::string_view) { return Answer::no; };
  const Verdict verdict = check(series, facts, only(*find_rule("fixes-ancestor")));
  REQUIRE(verdict.findings.size() == 20);
  CHECK(verdict.findings[9].message == "not in the tree that the series is based on (and 20 more like it)");
  CHECK(verdict.findings[10].patch == &series.patches[1]);
}

TEST_CASE("the right Fixes: tag is the same, whoever says it", "[rules]") {
  const Facts facts = knowing("bpf: Add array map");
  const std::string right = "Fixes: 1b2c3d4e5f60 (\"bpf: Add array map\")";
  for (const char* value : {"(“bpf: Add array map”)", "(\"bpf: Add array map\" )", "(\"bpf: Add array map\"",
                            "[\"bpf: Add array map\"]", "- bpf: Add array map", "(\"“bpf: Add array map”\")",
                            "(“bpf: Add ...”)"}) {
    const std::string tag = std::string("Fixes: 1b2c3d4e5f60 ") + value;
    INFO(tag);
    CHECK(helps("fixes-style", with_tag(tag), facts) == Texts{"write: " + right});
    CHECK(helps("fixes-resolves", with_tag(tag), facts).empty());
  }
  for (const char* rule : {"fixes-style", "fixes-resolves"})
    CHECK(helps(rule, with_tag("Fixes: 1b2c3d4e5f60 (“bpf: Add hash map”)"), facts) == Texts{"write: " + right});
  CHECK(helps("fixes-style", with_tag("Fixes: 1b2c3d4e5f60 (“bpf: Add hash map”)"), {}) ==
        Texts{"write: Fixes: 1b2c3d4e5f60 (\"bpf: Add hash map\")"});
  CHECK(helps("fixes-style", with_tag(right), facts).empty());
}

TEST_CASE("a loose Fixes: tag makes a fix", "[rules]") {
  for (const char* value : {"1b2c3d4e5f60: (\"bpf: Add array map\")", "commit 1b2c3d4e5f60, \"bpf: Add array map\"",
                            "\"1b2c3d4e5f60\" (\"bpf: Add array map\")"}) {
    const std::string text = with_tag(std::string("Fixes: ") + value);
    INFO(text);
    CHECK(fixes_something(parse_message(make_source("m", text))));
    CHECK(helps("fixes-format", text, {}).empty());
    CHECK(helps("fixes-style", text, {}).size() == 1);
  }
}

TEST_CASE("what to do about a commit that is not here", "[rules]") {
  Facts facts;
  facts.find_commit = [](std::string_view) {
    CommitFacts commit;
    commit.exists = Answer::no;
    return commit;
  };
  CHECK(helps("fixes-resolves", with_tag("Fixes: 0123456789ab (\"bpf: Add map\")"), facts) ==
        Texts{"take the id from the tree that the patch is for: git log --oneline -F --grep='bpf: Add map'"});
  CHECK(helps("fixes-resolves", with_tag("Fixes: 0123456789ab"), facts) ==
        Texts{"to find the commit and write its tag: git bpf-fixes"});
}

TEST_CASE("what to write in place of a link that is none", "[rules]") {
  CHECK(helps("link-form", with_tag("Link: lore.kernel.org/bpf/1-4-ada@example.org/"), {}) ==
        Texts{"write: Link: https://lore.kernel.org/bpf/1-4-ada@example.org/"});
  CHECK(helps("link-form", with_tag("Link: <1-4-ada@example.org>"), {}) ==
        Texts{"write: Link: https://lore.kernel.org/r/1-4-ada@example.org"});
  CHECK(helps("link-form", with_tag("Closes: [1] https://example.org/"), {}) ==
        Texts{"write: Closes: https://example.org/"});
  CHECK(helps("link-form", with_tag("Closes: tracker/12"), {}) ==
        Texts{"write: Closes: https://lore.kernel.org/r/<message-id>"});
}

TEST_CASE("an area without a blank behind it is one", "[rules]") {
  CHECK(helps("subject-area-prefix", "bpf:Make it fast\n\nText.\n", {}) == Texts{"write: bpf: Make it fast"});
}

TEST_CASE("a finding may cite another question than its rule", "[rules]") {
  const auto cited = [](const char* tree) {
    const std::string mail =
        std::string("From: A <a@b.org>\nSubject: [PATCH ") + tree + "] bpf: Load\n\nText.\n---\n";
    const Example example{.text = mail};
    const MarkedSeries sample = series_of_example(example, "example");
    const Verdict verdict = check(sample.series, {}, only(*find_rule("tree-tag-routing")));
    REQUIRE(verdict.findings.size() == 1);
    const std::string text = format_findings(verdict, sample.series, {});
    CHECK(text.find("why:  " + std::string(verdict.findings[0].cited()) + "\n") != text.npos);
    return std::string(verdict.findings[0].cited());
  };
  CHECK(cited("iproute2-next") == "bpf_devel_QA, \"Do you accept patches as well for iproute2's BPF loader?\"");
  CHECK(cited("net-next") == find_rule("tree-tag-routing")->citation);
}

TEST_CASE("a misspelt Fixes: is mended as a whole", "[rules]") {
  CHECK(helps("trailer-spelling", with_tag("Fix: 1B2C3d4e5f60 (bpf: Add map)"), {}) ==
        Texts{"write: Fixes: 1b2c3d4e5f60 (\"bpf: Add map\")"});
  CHECK(helps("trailer-spelling", with_tag("Fixs: 1b2c3d4e5f60"), {}) == Texts{"write: Fixes: 1b2c3d4e5f60"});
  CHECK(helps("trailer-spelling", with_tag("Fix: 100000 of them"), {}).empty());
}
