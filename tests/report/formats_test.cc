// SPDX-License-Identifier: GPL-2.0-only
// The formats for programs, on a series that has one finding of each kind that they treat apart.
#include "lib/report/formats.h"

#include <nlohmann/json.hpp>
#include <set>

#include "lib/model/scan.h"
#include "lib/report/ci_log.h"
#include "lib/rules/rules.h"
#include "tests/support/catch.h"
#include "tests/support/golden.h"

using namespace bpf;
using Json = nlohmann::json;

namespace {

constexpr std::string_view id = "1b2c3d4e5f601b2c3d4e5f601b2c3d4e5f601b2c";

// What a rule would find, without the rule's own opinion.
class Sample {
 public:
  explicit Sample(Origin origin) { series.origin = origin; }

  Patch& patch(const std::string& name, const std::string& text, std::vector<std::string> paths) {
    Patch patch;
    patch.message = parse_message(make_source(name, text));
    if (series.origin == Origin::commits) patch.commit = id;
    patch.paths = std::move(paths);
    return series.patches.emplace_back(std::move(patch));
  }
  // A finding on `word` in the message of a patch, or on all of it when there is no such word.
  void find(std::string_view rule, const Patch& patch, std::string_view word, std::string message, std::string help = {}) {
    begin(rule, &patch);
    const std::string_view text = patch.source()->text;
    const std::size_t at = word.empty() ? text.npos : text.find(word);
    findings.add(at == text.npos ? std::string_view{} : text.substr(at, word.size()), std::move(message), std::move(help));
  }
  void find_in_file(std::string_view rule, const Patch& patch, FilePlace place, std::string message) {
    begin(rule, &patch);
    findings.add("", std::move(message)).file = std::move(place);
  }
  void find_in_series(std::string_view rule, std::string message) {
    begin(rule, nullptr);
    findings.add_series(std::move(message));
  }
  void not_run(std::string_view rule, const Patch* patch, std::string reason) {
    begin(rule, patch);
    findings.not_run(std::move(reason));
  }
  Report report() {
    verdict.findings = findings.found;
    verdict.not_run = findings.unjudged;
    verdict.patches = series.patches.size();
    return {.verdict = verdict, .series = series, .tree = "bpf-next", .target = "bpf-next (--tree)",
            .exit_status = verdict.exit_status(false)};
  }

  Series series;
  Findings findings;
  Verdict verdict;

 private:
  void begin(std::string_view rule, const Patch* patch) {
    findings.begin(*find_rule(rule), find_rule(rule)->severity, patch);
  }
};

Sample commits() {
  Sample sample(Origin::commits);
  sample.series.patches.reserve(2);
  const Patch& first = sample.patch(
      "1b2c3d4e5f60", "bpf: Fix \xe2\x82\xac 100%, \x1b[31m::a\n\nFixes: abc1234 (\"x\")\n", {"kernel/bpf/a b,c:d%\xc3\xa9.c"});
  const Patch& second = sample.patch("2b2c3d4e5f60", "bpf: Add map\n", {"::error ::x", "kernel/bpf/map.c"});
  sample.find_in_series("series-length", "16 patches");
  sample.find("subject-period", first, "100%", "a note: 100%, [x](y)");
  sample.find("fixes-format", first, "abc1234", "a commit id of 7 digits", "run: git log\t-1");
  sample.find_in_file("whitespace-errors", first, {"kernel/bpf/a b,c:d%\xc3\xa9.c", 12, "\tx \xe2\x82\xac "}, "a blank at the end");
  sample.find_in_file("stray-files", second, {"::error ::x", 0, ""}, "a file that\nshould not be there");
  sample.find("message-not-empty", second, "", "the message says nothing");
  sample.not_run("fixes-resolves", &first, "there is no repository");
  sample.not_run("merge-window", nullptr, "no release is known");
  sample.verdict.waived = 2;
  return sample;
}

Sample mails() {
  Sample sample(Origin::mails);
  sample.series.patches.reserve(2);
  const Patch& first = sample.patch("../out/0001-a b.patch", "bpf: Fix \xe2\x82\xac x\n\nFixes: abc1234 (\"x\")\n", {"kernel/bpf/map.c"});
  const Patch& second = sample.patch("-", "bpf: Add map\n", {"kernel/bpf/map.c"});
  sample.find("fixes-format", first, "abc1234", "a commit id of 7 digits");
  sample.find("subject-period", first, "x\n", "an x");
  sample.find("body-width", first, "", "wide");
  sample.find("no-cc-stable", second, "map", "a map");
  sample.find("fixes-format", second, "map", "a map");
  return sample;
}

std::vector<std::string_view> fields(std::string_view record) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at != record.npos;) {
    const std::size_t end = record.find('\t', at);
    out.push_back(record.substr(at, end == record.npos ? end : end - at));
    at = end == record.npos ? end : end + 1;
  }
  return out;
}

}  // namespace

TEST_CASE("findings for editors", "[report][formats]") {
  Sample sample = commits(), mail = mails();
  Report report = sample.report();
  check_golden("formats/commits.gcc", find_format("gcc")->write(report));
  check_golden("formats/mails.gcc", find_format("gcc")->write(mail.report()));
  report.prefix = "kernel/bpf/";
  std::string text = find_format("gcc")->write(report);
  CHECK(text.find("\na b,c:d%\xc3\xa9.c:12:1: warning: ") != text.npos);
  CHECK(text.find("\n../../::error ::x: ") != text.npos);
  report.strict = true;
  text = find_format("gcc")->write(report);
  CHECK(text.find("\ngit-bpf-check: warning: not checked: ") != text.npos);
}

TEST_CASE("findings for GitHub Actions", "[report][formats]") {
  Sample sample = commits(), mail = mails();
  check_golden("formats/commits.github", find_format("github")->write(sample.report()));
  Report below = mail.report();
  CHECK(find_format("github")->write(below).find("file=") == std::string::npos);  // it is not in the repository
  below.prefix = "kernel/";
  check_golden("formats/mails.github", find_format("github")->write(below));
  below.quiet = true;
  const std::string quiet = find_format("github")->write(below);
  for (std::string_view line : split_lines(quiet)) CHECK(line.starts_with("::"));
}

TEST_CASE("findings as SARIF", "[report][formats]") {
  Sample sample = commits(), mail = mails();
  const std::string text = find_format("sarif")->write(sample.report());
  check_golden("formats/commits.sarif", text);
  const Json run = Json::parse(text)["runs"][0];
  const Json& rules = run["tool"]["driver"]["rules"];
  std::set<std::string> fingerprints;
  CHECK(run["results"].size() == sample.findings.found.size());
  for (const Json& result : run["results"]) {
    CHECK(rules[result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
    CHECK(result["locations"][0].contains("physicalLocation"));  // GitHub refuses the file without
    CHECK(fingerprints.insert(result["partialFingerprints"]["gitBpfCheck/v1"]).second);
  }
  for (const Json& notice : run["invocations"][0]["toolExecutionNotifications"])
    CHECK(rules[notice["associatedRule"]["index"].get<std::size_t>()]["id"] == notice["associatedRule"]["id"]);
  check_golden("formats/mails.sarif", find_format("sarif")->write(mail.report()));
}

TEST_CASE("the fingerprints of SARIF survive a rebase", "[report][formats]") {
  const auto fingerprints = [](Sample sample) {
    std::vector<std::string> all;
    const Json sarif = Json::parse(find_format("sarif")->write(sample.report()));
    for (const Json& result : sarif["runs"][0]["results"])
      all.push_back(result["partialFingerprints"]["gitBpfCheck/v1"]);
    return all;
  };
  Sample rebased = commits();
  for (Patch& patch : rebased.series.patches) patch.commit = std::string(40, '7');
  for (Finding& finding : rebased.findings.found)
    if (finding.file && finding.file->line > 0) finding.file->line += 100;
  CHECK(fingerprints(commits()) == fingerprints(std::move(rebased)));
  Sample reworded = commits();
  reworded.findings.found[3].file->text = "another line";
  CHECK(fingerprints(commits()) != fingerprints(std::move(reworded)));
  Sample twice = commits();
  twice.findings.found.push_back(twice.findings.found[2]);
  const std::vector<std::string> all = fingerprints(std::move(twice));
  CHECK(all[2].substr(0, all[2].find(':')) == all.back().substr(0, all.back().find(':')));
  CHECK(all[2] != all.back());
}

TEST_CASE("findings for b4 review", "[report][formats]") {
  Sample mail = mails(), clean(Origin::mails);
  const std::string text = find_format("b4-review")->write(mail.report());
  check_golden("formats/mails.b4-review", text);
  clean.patch("-", "bpf: Add map\n", {});
  CHECK(Json::parse(find_format("b4-review")->write(clean.report())) ==
        Json::parse(R"([{"tool": "git-bpf-check", "status": "pass", "summary": "no findings"}])"));
  clean.not_run("merge-window", nullptr, "no release is known");
  Report report = clean.report();
  CHECK(Json::parse(find_format("b4-review")->write(report))[0]["status"] == "pass");
  report.strict = true;
  CHECK(Json::parse(find_format("b4-review")->write(report))[0]["status"] == "warn");
  CHECK(Json::parse(find_format("b4-review")->write(report))[0]["details"] == "not checked: merge-window: no release is known\n");
}

TEST_CASE("findings for scripts", "[report][formats]") {
  Sample sample = commits(), mail = mails();
  Report report = sample.report();
  const std::string text = find_format("porcelain")->write(report);
  check_golden("formats/commits.porcelain", text);
  check_golden("formats/mails.porcelain", find_format("porcelain")->write(mail.report()));
  for (std::string_view line : split_lines(text)) CHECK(fields(line).size() == 7);
  report.quote_path = false;
  CHECK(find_format("porcelain")->write(report).find("\tkernel/bpf/a b,c:d%\xc3\xa9.c\t12\t1\t") != text.npos);
}

TEST_CASE("findings for scripts with -z", "[report][formats]") {
  Sample sample(Origin::commits);
  const std::string path = "a\tb\n\"\xff";
  const Patch& patch = sample.patch("1b2c3d4e5f60", "bpf: Add map\n", {path});
  sample.find_in_file("stray-files", patch, {path, 3, "x"}, "one\ttwo");
  Report report = sample.report();
  CHECK(find_format("porcelain")->write(report).find("\t\"a\\tb\\n\\\"\\377\"\t3\t1\tone two\n") != std::string::npos);
  report.quote_path = false;
  CHECK(find_format("porcelain")->write(report).find("\t\"a\\tb\\n\\\"\\377\"\t3\t1\tone two\n") != std::string::npos);
  report.nul = true;
  const std::string text = find_format("porcelain")->write(report);
  CHECK(text.substr(0, text.find('\0')) == "warning\tstray-files\t" + std::string(id) + "\t" + path + "\t3\t1\tone two");
  CHECK(std::count(text.begin(), text.end(), '\0') == 2);
  CHECK(text.back() == '\0');
}

TEST_CASE("no line of text is a command to a CI system", "[report][formats]") {
  CHECK(without_commands("a::b\n::error::x\n \t::x\n") == "a::b\n\\x3a:error::x\n \t\\x3a:x\n");
  CHECK(without_commands("\xc2\xa0\xe2\x80\x8b::error::x") == "\xc2\xa0\xe2\x80\x8b\\x3a:error::x");
  CHECK(without_commands("x ##[error]y ###[add-mask]z ##vso[task]") == "x ##\\x5berror]y ###\\x5badd-mask]z ##vso\\x5btask]");
  CHECK(without_commands("# [x] ## heading [y] #[z] ##\n\n") == "# [x] ## heading [y] #[z] ##\n\n");
  Sample sample = commits();
  for (std::string_view name : {"human", "gcc", "checkpatch"}) {
    const std::string text = find_format(name)->write(sample.report());
    INFO(text);
    CHECK(find_format(name)->lines);
    CHECK(text.find("\n::error ::x:") != text.npos);  // a file of this name is in the way
    CHECK(without_commands(text).find("\n\\x3a:error ::x:") != text.npos);
  }
}

TEST_CASE("the table of formats", "[report][formats]") {
  for (const Format& format : all_formats) CHECK(find_format(format.name) == &format);
  CHECK(find_format("xml") == nullptr);
  CHECK(find_format("") == nullptr);
}
