// SPDX-License-Identifier: GPL-2.0-only
// Messages, mails and diffs put together at random from pieces that matter to their grammars, and the
// accepted commits, where they are beside the project. The seeds are fixed, so that a failure repeats.
#pragma once

#include <string>
#include <utility>
#include <vector>

std::vector<std::string> random_messages(std::size_t count);

// Each begins with the line of an mbox, and ends with a newline.
std::vector<std::string> random_mails(std::size_t count);

// As git diff -U0 writes them; each with a second one that is the same to git patch-id, or is not.
std::vector<std::pair<std::string, std::string>> random_diffs(std::size_t count);

// Fetches accepted BPF commits into the repository that we are in, as branch `accepted`; false when they
// are not here.
bool import_accepted();
