// SPDX-License-Identifier: GPL-2.0-only
#include "lib/policy/check.h"

#include "lib/policy/example.h"
#include "lib/policy/waiver.h"
#include "lib/rules/rules.h"
#include "tests/support/catch.h"

using namespace bpf;

namespace {

std::vector<std::string> findings_of(const Verdict& verdict, const Series& series) {
  std::vector<std::string> lines;
  for (const Finding& finding : verdict.findings)
    lines.push_back(std::to_string(finding.patch == nullptr ? -1 : finding.patch - series.patches.data()) + " " +
                    std::string(finding.rule->id) + " " + finding.message);
  for (const NotRun& entry : verdict.not_run) lines.push_back(std::string(entry.rule->id) + " not run: " + entry.reason);
  return lines;
}

// As commits: with the diff in a text of its own, not in the mail.
void move_diff_out(Patch& patch) {
  std::string diff;
  if (const std::size_t at = patch.source()->text.find("\ndiff --git "); at != std::string::npos)
    diff = patch.source()->text.substr(at + 1);
  patch.mail.reset();
  patch.diff_text = make_source(patch.source()->name, diff);
  patch.files = parse_diff(patch.diff_text->text).files;
}

}  // namespace

TEST_CASE("no commit is made of a request to pull", "[policy]") {
  const std::string text =
      "\nThe following changes since commit 0123456789012345678901234567890123456789:\n\n"
      "  bpf: Add map (2026-01-09)\n\nare available in the Git repository at:\n\n"
      "  https://example.org/bpf.git tags/bpf\n\n" + std::string(120, 'x') + " " + std::string(80, 'y') + "\n";
  for (const std::string subject : {"pull-request: bpf-next 2026-01-09", "[GIT PULL] BPF fixes for 6.19-rc5"}) {
    const std::string mail = "From: Ada Patcher <ada@example.org>\nTo: bpf@vger.kernel.org\nSubject: " + subject + "\n";
    CAPTURE(subject);
    const Series good = series_of_example({.text = mail + text}, "m").series;
    CHECK(findings_of(check(good, Facts{}, Policy{}), good) == std::vector<std::string>{});
    const std::string nul = mail + text + '\0' + '\n';  // what is said of any mail is said of it
    const Series bad = series_of_example({.text = nul}, "m").series;
    const std::vector<std::string> found = findings_of(check(bad, Facts{}, Policy{}), bad);
    REQUIRE(found.size() == 1);
    CHECK(found.front().starts_with("0 no-control-characters "));
  }
}

TEST_CASE("in a long history, the rules on series see what they look at", "[policy]") {
  std::size_t found = 0;
  for (const Rule* rule : all_rules()) {
    if (!rule->needs_content || !std::holds_alternative<Rule::SeriesCheck>(rule->check)) continue;
    for (const Example& example : rule->examples) {
      Series series = series_of_example(example, "m").series;
      for (Patch& patch : series.patches) move_diff_out(patch);
      series.origin = Origin::commits;
      Patch last = series.patches.back();
      last.files.clear();
      last.diff_text = make_source("m", "");
      last.paths.emplace();
      series.patches.insert(series.patches.end(), 300, last);
      const Facts facts = example.facts();
      INFO(rule->id << "\n" << example.text);
      const std::vector<std::string> whole = findings_of(check(series, facts, Policy{}), series);
      std::size_t seen = 0;
      const Verdict in_pieces = check(series, facts, Policy{}, [&](std::span<Patch> some) { seen += some.size(); });
      CHECK(seen == series.patches.size());
      CHECK(findings_of(in_pieces, series) == whole);
      found += static_cast<std::size_t>(std::count_if(whole.begin(), whole.end(), [&](const std::string& line) {
        return line.find(rule->id) != line.npos;
      }));
    }
  }
  CHECK(found >= 10);
}
