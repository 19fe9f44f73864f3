// SPDX-License-Identifier: GPL-2.0-only
// What is known of a commit and the stable branches, in words: for a terminal, and for the mail that
// asks to queue it.
#pragma once

#include <string>

#include "lib/series/stable_status.h"

namespace bpf {

// `0123456789ab ("bpf: Fix leak")`
std::string commit_in_words(const Wanted& commit);

// "in mainline since v6.10-rc3", "in bpf, and not yet in mainline", "in no tree that is here"
std::string trees_in_words(const CommitStatus& commit, const Status& status);

// "needs it: has 1b2c3d4e5f60, which it fixes; it applies"
std::string branch_in_words(const BranchStatus& branch, const CommitStatus& commit);

// All of one commit: it, its trees, what it fixes, and a line for each branch.
std::string format_status(const CommitStatus& commit, const Status& status, bool color);

// "  6.12.y  <text>"
std::string branch_line(const BranchStatus& branch, const std::string& text);

// The same, broken between words into lines of a mail.
std::string mail_line(const BranchStatus& branch, const std::string& text);

}  // namespace bpf
