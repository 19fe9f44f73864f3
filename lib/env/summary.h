// SPDX-License-Identifier: GPL-2.0-only
// What the selftests say when they are done: the last line of test_progs and test_verifier, and the
// TAP lines that `make run_tests` puts around both and all the others.
// (tools/testing/selftests/bpf/test_progs.c and test_verifier.c, kselftest/runner.sh; bpf_devel_QA,
// "How to run BPF selftests": "Summary: 418 PASSED, 0 FAILED")
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bpf {

struct TestRun {
  std::string program;  // "test_progs", "test_verifier"; "run_tests": the programs of `make run_tests`
  int passed = 0;
  int subtests = -1;  // that passed; -1: the program does not say
  int skipped = 0;
  int failed = 0;
};

struct TestLog {
  std::vector<TestRun> runs;
  std::string fault;  // why it cannot be taken as a result; empty: it can
};

// The runs in a log of test_progs, test_verifier, vmtest.sh or `make run_tests`. A log without a
// result, one that ends too early and one of tests that did not run at all have a fault.
TestLog read_test_log(std::string_view text);

// "test_progs: 418/2100 PASSED, 12 SKIPPED, 0 FAILED", and back; such lines are recorded.
std::string line_of(const TestRun& run);
bool parse_line(std::string_view line, TestRun& run);

}  // namespace bpf
