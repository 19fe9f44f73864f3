// SPDX-License-Identifier: GPL-2.0-only
// The results of selftests, recorded for what a commit has, and shown.
#pragma once

#include <string>

namespace bpf {

// The id of the commit that was named; of HEAD when none was.
std::string commit_or_head(const std::string& commit);

// Records the results in a log ("-": standard input) for the tree of a commit (empty: HEAD), and
// shows what is recorded. Gives 1 when a test failed, else 0. Throws Error for a log without a result.
int record_tests(const std::string& log, const std::string& commit);

// Shows what is recorded. Gives 1 when it is nothing, or a test failed, else 0.
int show_tested(const std::string& commit);

}  // namespace bpf
