// SPDX-License-Identifier: GPL-2.0-only
#include "lib/env/summary.h"

#include <algorithm>

#include "lib/model/scan.h"

namespace bpf {
namespace {

constexpr std::string_view all_programs = "run_tests";
constexpr std::string_view verdicts[] = {":OK", ":FAIL", ":SKIP", " OK", " FAIL", " SKIP"};

// "418", or "418/2100": in `more` what stands behind the slash. -1 when it is no number.
int take_count(Scanner& scan, int& more) {
  const int count = to_number(scan.take_while(is_digit));
  if (scan.eat("/")) more = to_number(scan.take_while(is_digit));
  return count;
}

// "418/2100 PASSED, 12 SKIPPED, 0 FAILED"; older ones do not say what was skipped.
bool parse_counts(std::string_view text, TestRun& run) {
  Scanner scan(trim(text));
  int subtests = -1, ignored = -1;
  run.passed = take_count(scan, subtests);
  if (run.passed < 0 || !scan.eat(" PASSED, ")) return false;
  run.subtests = subtests;
  int count = take_count(scan, ignored);
  run.skipped = 0;
  if (scan.eat(" SKIPPED, ")) {
    run.skipped = count;
    count = take_count(scan, ignored);
  }
  run.failed = count;
  return run.skipped >= 0 && run.failed >= 0 && scan.eat(" FAILED") && scan.done();
}

TestRun& run_of(std::vector<TestRun>& runs, std::string_view program) {
  for (TestRun& run : runs)
    if (run.program == program) return run;
  return runs.emplace_back(TestRun{.program = std::string(program)});
}

// Never more digits than to_number() reads back.
int sum(int a, int b) { return std::min(a, 999'999'999 - b) + b; }

void add(TestRun& to, const TestRun& more) {
  to.passed = sum(to.passed, more.passed);
  if (more.subtests >= 0) to.subtests = sum(std::max(to.subtests, 0), more.subtests);
  to.skipped = sum(to.skipped, more.skipped);
  to.failed = sum(to.failed, more.failed);
}

// Reads a log line by line.
class LogReader {
 public:
  void read(std::string_view line) {
    line = trim_right(line);
    if (read_result(line)) return;
    Scanner scan(line);
    if (scan.eat("1..")) planned_ = sum(planned_, std::max(to_number(scan.rest()), 0));
    if (scan.eat("# ") && scan.eat("selftests: ")) program_ = last_word(scan.rest());
    const std::size_t at = scan.rest().find("Summary: ");
    TestRun run;
    if (at == line.npos || !parse_counts(scan.rest().substr(at + 9), run)) {
      if (is_test(scan.rest())) goes_on_ = true;
      return;
    }
    goes_on_ = false;
    if (program_.empty())
      run.program = run.subtests >= 0 ? "test_progs" : "test_verifier";
    else if (is_counted(program_))
      run.program = program_;
    if (!run.program.empty()) add(run_of(log_.runs, run.program), run);
  }

  TestLog finish() && {
    const int done = programs_.passed + programs_.skipped + programs_.failed;
    if (done > 0) {
      programs_.program = all_programs;
      log_.runs.push_back(programs_);
    }
    const bool ran =
        std::any_of(log_.runs.begin(), log_.runs.end(), [](const TestRun& run) { return run.passed + run.failed > 0; });
    if (done < planned_)
      log_.fault = "it ends after " + std::to_string(done) + " of the " + std::to_string(planned_) +
                   " programs of make run_tests";
    else if (log_.runs.empty())
      log_.fault =
          "there is no line 'Summary: ... PASSED, ... FAILED' in it, which test_progs and test_verifier end with";
    else if (!ran)
      log_.fault = "no test ran";
    else if (goes_on_)
      log_.fault = "tests follow its last summary, and their own is missing";
    return std::move(log_);
  }

 private:
  static std::string last_word(std::string_view text) { return std::string(text.substr(text.rfind(' ') + 1)); }
  // "#12/3 map/lookup:OK", "#12 map:FAIL" of test_progs, "#12/p add OK" of test_verifier.
  static bool is_test(std::string_view text) {
    Scanner scan(text);
    if (!scan.eat("#") || scan.take_while(is_digit).empty()) return false;
    const std::string_view rest = trim_right(scan.rest());
    return std::any_of(std::begin(verdicts), std::end(verdicts), [&](std::string_view word) { return rest.ends_with(word); });
  }

  static bool is_counted(std::string_view program) {
    return program.starts_with("test_progs") || program == "test_verifier";
  }

  // "ok 1 selftests: bpf: test_verifier", "not ok 2 selftests: bpf: test_maps # exit=1". What the
  // programs print themselves stands behind "# ".
  bool read_result(std::string_view line) {
    Scanner scan(line);
    const bool failed = scan.eat("not ");
    if (!scan.eat("ok ") || scan.take_while(is_digit).empty() || !scan.eat(" selftests: ")) return false;
    ++(failed ? programs_.failed : scan.rest().ends_with("# SKIP") ? programs_.skipped : programs_.passed);
    program_.clear();
    goes_on_ = false;
    return true;
  }

  TestLog log_;
  TestRun programs_;  // of make run_tests
  int planned_ = 0;
  bool goes_on_ = false;  // there were results since the last summary
  std::string program_;  // the one whose output this is, when make run_tests said so
};

}  // namespace

TestLog read_test_log(std::string_view text) {
  LogReader reader;
  for (std::string_view line : split_lines(text)) reader.read(line);
  return std::move(reader).finish();
}

std::string line_of(const TestRun& run) {
  return run.program + ": " + std::to_string(run.passed) +
         (run.subtests < 0 ? "" : "/" + std::to_string(run.subtests)) + " PASSED, " + std::to_string(run.skipped) +
         " SKIPPED, " + std::to_string(run.failed) + " FAILED";
}

bool parse_line(std::string_view line, TestRun& run) {
  const std::size_t colon = line.find(": ");
  if (colon == line.npos) return false;
  run.program = line.substr(0, colon);
  return parse_counts(line.substr(colon + 2), run);
}

}  // namespace bpf
