// SPDX-License-Identifier: GPL-2.0-only
// The record of which tests passed: an annotated tag object under refs/bpf/tested/, named by the tree
// of the commit that was tested, so that another message or author does not lose it.
// (bpf_devel_QA, "What is the minimum requirement before I submit my BPF patches?": "Testing patch
// submissions is a hard requirement!")
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/env/summary.h"

namespace bpf {

struct Tested {
  std::string ref = {};     // "refs/bpf/tested/<tree>"
  std::string commit = {};  // that it was recorded for, a full id; perhaps with another message by now
  std::int64_t time = 0;
  std::vector<TestRun> runs = {};
};

// What is recorded for the tree of a commit (a full id).
std::optional<Tested> read_tested(const std::string& commit);

// Adds the runs to what is recorded for the commit's tree; a program's new run replaces its old one.
Tested record_tested(const std::string& commit, const std::vector<TestRun>& runs);

// Whether a test failed.
bool has_failures(const Tested& tested);

// What bpf.requireTests wants: any test, or a run of test_verifier in particular.
enum class RequiredTests { none, any, verifier };
// Throws Error (128) for a value that is neither a boolean nor "verifier".
RequiredTests required_tests(std::string_view value);

// What of it a commit (a full id) does not have, as a sentence; empty when it has it.
std::string missing_tests(RequiredTests required, const std::string& commit);

}  // namespace bpf
