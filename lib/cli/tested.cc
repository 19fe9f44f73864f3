// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/tested.h"

#include "lib/cli/input.h"
#include "lib/cli/program.h"
#include "lib/env/tested.h"
#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/dates.h"
#include "lib/model/scan.h"
#include "lib/report/display.h"

namespace bpf {
namespace {

int print_tested(const Tested& tested, const std::string& commit) {
  const std::string subject(trim(git_output({"log", "-1", "--no-show-signature", "--format=%s", commit})));
  print_lines(commit.substr(0, 12) + " (\"" + display_line(subject) + "\"), recorded " + date_of(tested.time) + "\n");
  for (const TestRun& run : tested.runs) print_lines("  " + display_line(line_of(run)) + "\n");
  return has_failures(tested) ? 1 : 0;
}

}  // namespace

std::string commit_or_head(const std::string& commit) {
  return commit.empty() ? resolve_head(read_branch()) : resolve_commit(commit);
}

int record_tests(const std::string& log, const std::string& commit) {
  const Layout layout = read_layout();
  const std::string id = commit_or_head(commit);
  const std::string name = log == "-" ? "standard input" : "'" + log + "'";
  const TestLog result = read_test_log(read_whole_file(log));
  if (!result.fault.empty())
    throw Error("cannot take " + name + " for a result: " + result.fault,
                "run them to their end: cd tools/testing/selftests/bpf && sudo ./test_progs | tee test.log");
  if (commit.empty() && !layout.bare && !git_output({"status", "--porcelain", "--untracked-files=no", "-z"}).empty())
    complain("warning: there are changes that are not committed: what was tested may not be what " + id.substr(0, 12) +
             " has\n");
  return print_tested(record_tested(id, result.runs), id);
}

int show_tested(const std::string& commit) {
  read_layout();
  const std::string id = commit_or_head(commit);
  if (const std::optional<Tested> tested = read_tested(id)) return print_tested(*tested, id);
  print_lines("no results are recorded for " + id.substr(0, 12) + "\n");
  return 1;
}

}  // namespace bpf
