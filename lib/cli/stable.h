// SPDX-License-Identifier: GPL-2.0-only
// The job of git bpf-stable: in which stable branches a commit is, in which it is needed, and the mail
// that asks the BPF maintainers for it. (bpf_devel_QA, "Stable submission")
#pragma once

#include <string>
#include <vector>

#include "lib/series/stable_status.h"

namespace bpf {

struct StableOptions {
  std::vector<std::string> commits;   // as on the command line: commits and ranges
  std::vector<std::string> branches;  // --branch; empty: those that are maintained
  bool all = false;                   // those that are no longer maintained, too
  std::string date;                   // --date; empty: today
  bool request = false;               // write the mail
  std::string reason, reason_from;    // --reason, --reason-from
  std::string output;                 // -o
  std::vector<std::string> to, cc;
  std::string color;                  // --color
  bool force = false, quiet = false;
};

// Prints what is known, or the mail. Gives the exit status: 1 when something that was asked is not
// known. Throws Error: 129 for options that do not go together, 128 when it cannot be done.
int show_stable(const StableOptions& options);

// The mail. Throws Error (128) when it should not be sent, with the reason.
std::string stable_request(const Status& status, const StableOptions& options, const Config& config);

}  // namespace bpf
