// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/bug_report.h"

#include "lib/model/scan.h"
#include "lib/series/report_log.h"
#include "tests/support/catch.h"

using namespace bpf;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("what is left to fill in", "[bug-report]") {
  BugReport report;
  report.environment = "  kernel: 6.19\n";
  CHECK(report_subject(report) == "[BUG] bpf: EDITME: what goes wrong, in a few words");
  CHECK(unfinished_lines(report_text(report)).size() == 5);
  CHECK(has(report_text(report), "\nEnvironment:\n  kernel: 6.19\n"));
  CHECK_FALSE(has(report_text(report), "regzbot"));
  report.text = "My program is refused.\r\n\r\n";
  report.subject = "bpf: My program is refused";
  CHECK(report_subject(report) == "[BUG] bpf: My program is refused");
  CHECK(report_text(report) == "My program is refused.\n\nEnvironment:\n  kernel: 6.19\n");
  report.subject = "[syzbot] x";
  CHECK(report_subject(report) == "[syzbot] x");
  CHECK(unfinished_lines("a\nSubject: EDITME\n\n EDITME: x \n").back().what == "EDITME: x");
  CHECK(unfinished_lines("a\nSubject: EDITME\n\n EDITME: x \n").back().line == 4);
}

TEST_CASE("nobody is sent to a bug tracker", "[bug-report]") {
  BugReport report;
  for (const bool llvm : {false, true})
    for (const bool regression : {false, true}) {
      report.llvm = llvm;
      report.regression = regression;
      CHECK(find_nocase(report_subject(report) + report_text(report), "bugzilla") == std::string_view::npos);
    }
  CHECK(is_tracker_link_alone("https://bugzilla.kernel.org/show_bug.cgi?id=1\n"));
  CHECK(is_tracker_link_alone("See\n\nLink: http://bugzilla.redhat.com/1"));
  CHECK_FALSE(is_tracker_link_alone("The verifier hangs, see https://bugzilla.kernel.org/1"));
  CHECK_FALSE(is_tracker_link_alone("https://lore.kernel.org/bpf/1"));
  CHECK_FALSE(is_tracker_link_alone(""));
  CHECK_FALSE(is_tracker_link_alone("see:"));
  report.text = "https://bugzilla.kernel.org/show_bug.cgi?id=1";
  CHECK_FALSE(unfinished_lines(report_text(report)).empty());
}

TEST_CASE("since when, for the robot of the regressions list", "[bug-report]") {
  const std::string a(40, 'a'), b(40, 'b'), c(40, 'c');
  BugReport report;
  report.regression = true;
  CHECK(report_subject(report).starts_with("[REGRESSION] bpf: "));
  CHECK(has(report_text(report), "\n\n#regzbot introduced: EDITME: "));
  report.blamed.push_back({c, "bpf: C", "Ada", "2026-01-05", "v6.19-rc1, bpf", false});
  CHECK(has(report_text(report),
            "The commit that brought it in:\n\n    cccccccccccc (\"bpf: C\")\n    by Ada, 2026-01-05\n"
            "    in v6.19-rc1, bpf\n\n#regzbot introduced: cccccccccccc\n\n"));
  report.text = "x\n\n#regzbot introduced: v6.18..v6.19\n";
  CHECK_FALSE(has(report_text(report), "#regzbot introduced: c"));
  report.text = "x";
  report.blamed.clear();
  report.bisect_text = "git bisect start\n# bad: [" + b + "] B\n# good: [" + a + "] A\n# skip: [" + c + "] C\n" +
                       "# possible first bad commit: [" + b + "] B\n# possible first bad commit: [" + c + "] C\n";
  report.bisect = parse_bisect_log(report.bisect_text);
  CHECK(has(report_text(report), "The first bad commit, by git bisect, is one of these, which could not be tested:\n\n"
                                 "    bbbbbbbbbbbb (\"B\")\n    cccccccccccc (\"C\")\n\nIt began with\n\n"
                                 "    good: aaaaaaaaaaaa (\"A\")\n    bad: bbbbbbbbbbbb (\"B\")\n\n"
                                 "and took 0 tests; 1 commit could not be tested.\n\n"
                                 "#regzbot introduced: aaaaaaaaaaaa..bbbbbbbbbbbb\n\n"));
}

TEST_CASE("a log becomes text that can be sent", "[bug-report]") {
  const FittedLog plain = fit_log("\n\x1b[1;31mR0 invalid\x1b[0m mem access\x07 \r\n\xff\n\x1b[");
  CHECK(plain.text == "R0 invalid mem access\\x07\n\\xff\n");
  CHECK(plain.notes.empty());
  CHECK(fit_log(" \r\n\x1b[0m").text.empty());

  const std::string wide = std::string(longest_line - 2, 'x') + "\xc3\xa4\xc3\xa4\xc3\xa4";
  const FittedLog broken = fit_log(wide + "\nshort\n");
  CHECK(broken.text == std::string(longest_line - 2, 'x') + "\\\n\xc3\xa4\xc3\xa4\xc3\xa4\nshort\n");
  CHECK(broken.notes ==
        std::vector<std::string>{"1 line of the log is longer than a mail can have, and broken behind a \\"});

  std::string many;
  for (int i = 0; i < 20'000; ++i) many += std::to_string(i) + ": (b7) r0 = 0\n";
  const FittedLog cut = fit_log(many);
  CHECK(cut.text.size() < longest_log + 100);
  CHECK(cut.text.starts_with("0: (b7) r0 = 0\n1: "));
  CHECK(cut.text.ends_with("\n19999: (b7) r0 = 0\n"));
  REQUIRE(cut.notes.size() == 1);
  std::size_t kept = 0;
  for (std::string_view line : split_lines(cut.text)) kept += line.starts_with('[') ? 0 : 1;
  const std::string left_out = std::to_string(20'000 - kept) + " lines (";
  CHECK(has(cut.text, "\n[... " + left_out));
  CHECK(cut.notes[0].starts_with(left_out));
  CHECK(has(cut.notes[0], " of the log are left out: lists refuse mails of more than 100 kB"));
  for (std::string_view line : split_lines(fit_log(std::string(500'000, '\xff')).text))
    CHECK(line.size() <= longest_line);
}
