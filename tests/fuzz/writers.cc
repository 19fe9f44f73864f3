// SPDX-License-Identifier: GPL-2.0-only
// Every format, over findings whose names, paths, texts and places are any bytes: what is read back
// says the same, and nothing in it steers a terminal or a log.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "lib/model/diff.h"
#include "lib/model/encoding.h"
#include "lib/model/scan.h"
#include "lib/report/formats.h"
#include "lib/report/place.h"
#include "lib/report/ci_log.h"
#include "lib/rules/rules.h"
#include "tests/fuzz/support.h"
#include "tests/fuzz/targets.h"
#include "tests/support/ci_log.h"

namespace bpf {
namespace {

using namespace fuzz;
using Json = nlohmann::json;

struct Case {
  Series series;
  Verdict verdict;
};

// A series of two patches, and findings on them; each text is a field of the input.
void read_case(Input& input, Case& made) {
  made.series.origin = input.flag() ? Origin::commits : Origin::mails;
  for (int i = 0; i < 2; ++i) {
    Patch patch;
    const std::string name(input.field());
    patch.message = parse_message(make_source(name, std::string(input.field())));
    if (made.series.origin == Origin::commits) patch.commit = std::string(40, static_cast<char>('1' + i));
    patch.paths = {std::string(input.field())};
    made.series.patches.push_back(std::move(patch));
  }
  while (!input.done() && made.verdict.findings.size() + made.verdict.not_run.size() < 12) {
    const std::size_t kind = input.below(5);
    const Rule& rule = *all_rules()[input.below(all_rules().size())];
    const Patch* patch = kind == 0 ? nullptr : &made.series.patches[input.below(2)];
    const std::string message(input.field());
    if (kind == 4) {
      made.verdict.not_run.push_back({&rule, patch, message});
      continue;
    }
    Finding finding{.rule = &rule, .severity = static_cast<Severity>(1 + input.below(3)), .patch = patch,
                    .span = {}, .file = {}, .message = message, .help = std::string(input.field())};
    if (kind == 1) finding.file = FilePlace{std::string(input.field()), input.below(3), std::string(input.field())};
    if (kind == 2) {
      const std::size_t size = patch->source()->text.size(), begin = std::min(input.below(256), size);
      finding.span = Span{begin, std::min(begin + input.below(256), size)};
    }
    made.verdict.findings.push_back(std::move(finding));
  }
  made.verdict.patches = 2;
}

// What JSON may not hold is replaced; what is UTF-8 is there as it was.
void must_say(const Json& said, std::string_view text) {
  must(said.is_string(), "a string");
  if (find_invalid_utf8(text) == text.npos) must(said.get<std::string>() == text, "the same text");
}

void check_json(const Report& report) {
  const std::string text = format_json(report);
  must(is_ascii(text), "JSON in ASCII");
  const Json root = Json::parse(text, nullptr, false);
  must(root.is_object() && root["findings"].size() == report.verdict.findings.size() &&
           root["not_run"].size() == report.verdict.not_run.size(),
       "JSON with all findings");
  for (std::size_t i = 0; i < report.verdict.findings.size(); ++i) {
    const Finding& finding = report.verdict.findings[i];
    const Json& said = root["findings"][i];
    must_say(said["rule"], finding.rule->id);
    must_say(said["message"], finding.message);
    must_say(said["severity"], to_string(finding.severity));
    if (!finding.help.empty()) must_say(said["help"], finding.help);
    if (finding.file) must_say(said["path"], finding.file->path);
    if (const Location location = locate(finding); location.place) {
      must(said["line"] == location.place->line && said["column"] == location.place->column, "the same place");
      must_say(said["text"], location.place->text);
    }
  }
  for (std::size_t i = 0; i < report.verdict.not_run.size(); ++i)
    must_say(root["not_run"][i]["reason"], report.verdict.not_run[i].reason);
}

void check_sarif(const Report& report) {
  const std::string text = format_sarif(report);
  must(is_ascii(text), "SARIF in ASCII");
  const Json root = Json::parse(text, nullptr, false);
  must(root.is_object(), "SARIF is JSON");
  const Json& run = root["runs"][0];
  const Json& rules = run["tool"]["driver"]["rules"];
  must(run["results"].size() == report.verdict.findings.size(), "SARIF with all findings");
  for (const Json& result : run["results"]) {
    must(rules[result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"], "the index is of the rule");
    must(is_plain(result["message"]["text"].get<std::string>()), "a plain message");
    const Json& location = result["locations"][0];
    if (!location.contains("physicalLocation")) continue;
    const std::string uri = location["physicalLocation"]["artifactLocation"]["uri"];
    for (char c : uri) must(is_alnum(c) || std::string_view("-._~/%:").find(c) != std::string_view::npos, "a URI");
    if (!location["physicalLocation"].contains("region")) continue;
    const Json& region = location["physicalLocation"]["region"];
    must(region["startLine"] >= 1 && region["startColumn"] >= 1 && region["endColumn"] >= region["startColumn"], "a region");
  }
}

// The fields of a record: three from the left and three from the right, the path between them.
void check_porcelain(Report report) {
  report.nul = false;
  const std::string text = format_porcelain(report);
  const std::vector<std::string_view> lines = split_lines(text);
  must(lines.size() == report.verdict.findings.size() + report.verdict.not_run.size() + 1, "a record for each");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    must(std::count(lines[i].begin(), lines[i].end(), '\t') == 6, "seven fields");
    if (i >= report.verdict.findings.size() || !report.verdict.findings[i].file) continue;
    std::string_view path = lines[i];
    for (int field = 0; field < 3; ++field) path.remove_prefix(path.find('\t') + 1);
    must(unquote_path(path.substr(0, path.find('\t'))) == report.verdict.findings[i].file->path, "the path again");
  }
  must(lines.back().starts_with("summary\t"), "a summary at the end");
}

void check_lines(const Report& report) {
  const std::size_t findings = report.verdict.findings.size();
  must(split_lines(format_gcc(report)).size() >= findings, "a line for each finding");
  const std::string checkpatch = format_checkpatch(report), github = format_github(report);
  const auto shown = static_cast<std::size_t>(
      std::count_if(report.verdict.findings.begin(), report.verdict.findings.end(),
                    [](const Finding& finding) { return finding.severity != Severity::note; }));
  must(split_lines(checkpatch).size() == shown + (report.strict ? report.verdict.not_run.size() : 0), "one line each");
  must(is_github(github), "commands of GitHub, and nothing else");
  must(split_lines(github).size() >= findings + 1, "a command for each finding");
}

}  // namespace

// "<strict><quotePath>", then what read_case() takes.
void fuzz_writers(std::string_view bytes) {
  Input input(bytes);
  const bool strict = input.flag(), quote = input.flag();
  Case made;
  read_case(input, made);
  Report report{.verdict = made.verdict, .series = made.series, .tree = "bpf", .exit_status = 1, .strict = strict};
  report.quote_path = quote;
  for (const Format& format : all_formats) {
    const std::string text = format.write(report);
    must(is_plain(text), "plain text in each format");
    must(text.empty() || text.ends_with('\n'), "whole lines");
    if (format.lines) must(obeys_nothing(without_commands(text)), "a log that obeys nothing");
  }
  check_json(report);
  check_sarif(report);
  check_porcelain(report);
  check_lines(report);
}

}  // namespace bpf
