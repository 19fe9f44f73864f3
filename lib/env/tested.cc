// SPDX-License-Identifier: GPL-2.0-only
#include "lib/env/tested.h"

#include <algorithm>
#include <ctime>

#include "lib/error.h"
#include "lib/git/directory_lock.h"
#include "lib/git/process.h"
#include "lib/git/tag_record.h"
#include "lib/model/dates.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

constexpr std::string_view folder = "refs/bpf/tested/";

std::string tree_of(const std::string& commit) {
  return std::string(trim(git_output({"rev-parse", "--verify", commit + "^{tree}"})));
}

std::string message_of(const Tested& tested) {
  std::string text = "BPF selftests\n\nBpf-Commit: " + tested.commit + "\n";
  for (const TestRun& run : tested.runs) text += "Bpf-Tests: " + line_of(run) + "\n";
  return text;
}

}  // namespace

std::optional<Tested> read_tested(const std::string& commit) {
  Tested tested{.ref = std::string(folder) + tree_of(commit)};
  const std::string out =
      git_output({"for-each-ref", "--count=1", "--format=%(creatordate:unix)%00%(contents)", tested.ref});
  const std::size_t end = out.find('\0');
  if (end == out.npos) return std::nullopt;
  tested.time = to_seconds(out.substr(0, end));
  for (const auto& [key, value] : record_fields(std::string_view(out).substr(end + 1))) {
    TestRun run;
    if (key == "Bpf-Commit") tested.commit = value;
    if (key == "Bpf-Tests" && parse_line(value, run)) tested.runs.push_back(std::move(run));
  }
  return tested;
}

Tested record_tested(const std::string& commit, const std::vector<TestRun>& runs) {
  const DirectoryLock lock = lock_repository();
  Tested tested = read_tested(commit).value_or(Tested{});
  const std::string tree = tree_of(commit);
  tested.ref = std::string(folder) + tree;
  tested.commit = commit;
  tested.time = std::time(nullptr);
  for (const TestRun& run : runs) {
    const auto same = [&](const TestRun& known) { return known.program == run.program; };
    const auto known = std::find_if(tested.runs.begin(), tested.runs.end(), same);
    if (known == tested.runs.end())
      tested.runs.push_back(run);
    else
      *known = run;
  }
  write_record({.ref = tested.ref,
                .target = tree,
                .type = "tree",
                .name = "tested/" + tree.substr(0, 12),
                .message = message_of(tested),
                .time = tested.time,
                .reason = "git-bpf: tested",
                .before = record_at(tested.ref)});
  return tested;
}

bool has_failures(const Tested& tested) {
  return std::any_of(tested.runs.begin(), tested.runs.end(), [](const TestRun& run) { return run.failed > 0; });
}

RequiredTests required_tests(std::string_view value) {
  if (equal_nocase(value, "verifier")) return RequiredTests::verifier;
  for (std::string_view word : {"true", "yes", "on", "1"})
    if (equal_nocase(value, word)) return RequiredTests::any;
  for (std::string_view word : {"", "false", "no", "off", "0"})
    if (equal_nocase(value, word)) return RequiredTests::none;
  throw Error("bpf.requireTests is '" + std::string(value) + "'", "it can be true, false or verifier");
}

std::string missing_tests(RequiredTests required, const std::string& commit) {
  if (required == RequiredTests::none) return {};
  const std::optional<Tested> tested = read_tested(commit);
  const std::string short_id = commit.substr(0, 12);
  if (!tested) return "no selftests are recorded for what " + short_id + " has";
  for (const TestRun& run : tested->runs)
    if (run.failed > 0)
      return "the selftests failed on what " + short_id + " has: " + line_of(run) + " (" + date_of(tested->time) + ")";
  const auto is_verifier = [](const TestRun& run) { return run.program == "test_verifier"; };
  if (required == RequiredTests::verifier && std::none_of(tested->runs.begin(), tested->runs.end(), is_verifier))
    return "no run of test_verifier is recorded for what " + short_id + " has";
  return {};
}

}  // namespace bpf
