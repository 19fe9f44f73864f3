// SPDX-License-Identifier: GPL-2.0-only
#include "tests/fuzz/support.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "lib/model/encoding.h"
#include "lib/model/scan.h"
#include "lib/model/width.h"
#include "lib/report/human.h"
#include "lib/report/place.h"

namespace bpf::fuzz {
namespace {

Answer answer_by(std::string_view id, std::size_t at) {
  return id.empty() ? Answer::unknown : static_cast<Answer>(id[std::min(at, id.size() - 1)] % 3);
}

CommitFacts commit_by(std::string_view id) {
  CommitFacts facts;
  if (id.empty()) return facts;
  facts.exists = answer_by(id, 0);
  facts.id = std::string(id) + std::string(40 - std::min<std::size_t>(id.size(), 40), '0');
  facts.subject = "bpf: Add map";
  return facts;
}

void must_be_in(const Finding& finding) {
  if (finding.patch == nullptr) return;
  const Source& source = *finding.patch->source();
  const Location location = locate(finding);
  if (finding.span)
    must(finding.span->begin <= finding.span->end && finding.span->end <= source.text.size(), "span in the text");
  if (!location.place) return;
  const Place& place = *location.place;
  must(place.marked.begin <= place.marked.end && place.marked.end <= place.text.size(), "mark in the line");
  must(place.text.find('\n') == place.text.npos || finding.file, "one line");
  must(place.column >= 1 && place.column <= place.end_column, "columns in their order");
  must(place.end_column <= count_characters(place.text) + 1, "columns in the line");
  must(is_plain(excerpt(place, "", "")), "a plain excerpt");
}

}  // namespace

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

std::size_t Input::below(std::size_t n) {
  if (rest_.empty()) return 0;
  const auto byte = static_cast<unsigned char>(rest_.front());
  rest_.remove_prefix(1);
  return (byte + 208U) % 256 % n;  // '0' is 48
}

std::string_view Input::until(char end) {
  const std::size_t at = std::min(rest_.find(end), rest_.size());
  const std::string_view taken = rest_.substr(0, at);
  rest_.remove_prefix(std::min(at + 1, rest_.size()));
  return taken;
}

std::string_view Input::line() { return until('\n'); }
std::string_view Input::field() { return until('\0'); }

void must_hold(const Source& source, std::string_view view) {
  must(view.data() == nullptr || source.holds(view), "a view of the source");
}

bool is_plain(std::string_view text) {
  if (find_invalid_utf8(text) != text.npos) return false;
  while (!text.empty()) {
    int c = 0;
    text.remove_prefix(next_character(text, c));
    const bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f);
    const bool direction = c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
                           (c >= 0x2066 && c <= 0x2069);
    if (control || direction || c == 0x2028 || c == 0x2029) return false;
  }
  return true;
}

Facts facts_by(Input& input) {
  static const History sent{.version = 2, .sent = 1'700'000'000, .name = "refs/bpf/sent/x", .cover = "bpf: Add map",
                            .patches = {{.title = "bpf: Add map", .now = 0, .same_change = true}, {.title = "x"}}};
  Facts facts;
  if (const std::size_t tree = input.below(trees().size() + 1); tree > 0) facts.target = &trees()[tree - 1];
  facts.profile = &profiles()[input.below(profiles().size())];
  const std::size_t known = input.below(8);
  facts.target_given = (known & 1) != 0;
  if ((known & 2) != 0) {
    facts.find_commit = commit_by;
    facts.in_history = [](Tip tip, std::string_view id) { return answer_by(id, 1 + static_cast<std::size_t>(tip)); };
    facts.same_person = [](const Ident& a, const Ident& b) { return static_cast<Answer>((a.email.size() + b.name.size()) % 3); };
    facts.read_base_file = [](const std::string& path) { return "int " + path + ";\n"; };
  }
  if ((known & 4) != 0) facts.history = &sent;
  return facts;
}

Verdict judge(const Series& series, const Facts& facts) {
  Verdict verdict = check(series, facts, Policy{});
  for (const Finding& finding : verdict.findings) {
    must(finding.rule != nullptr && finding.severity != Severity::off, "a finding of a rule");
    must_be_in(finding);
  }
  for (const NotRun& entry : verdict.not_run)
    must(entry.reason.find("internal error") == entry.reason.npos, "no rule fails");
  must(is_plain(format_findings(verdict, series, {})), "plain findings");
  must(is_plain(format_not_run(verdict)), "plain reasons");
  must(is_plain(format_summary(verdict, series, "x")), "a plain summary");
  return verdict;
}

std::vector<std::string> opinions(const Verdict& verdict) {
  std::vector<std::string> all;
  for (const Finding& finding : verdict.findings) {
    const Location location = locate(finding);
    all.push_back(std::string(finding.rule->id) + ": " + finding.message);
    if (location.place && finding.span && finding.span->begin < finding.span->end)
      all.back() += " at " + std::to_string(location.place->line) + ":" + std::to_string(location.place->column);
  }
  for (const NotRun& entry : verdict.not_run) all.push_back("not run: " + std::string(entry.rule->id));
  return all;
}

Series series_of_message(std::string_view text, Origin origin) {
  Series series;
  series.origin = origin;
  Patch patch;
  patch.message = parse_message(make_source("m", std::string(text)));
  patch.author = Ident{"Ada Patcher", "ada@example.org"};
  series.patches.push_back(std::move(patch));
  return series;
}

}  // namespace bpf::fuzz
