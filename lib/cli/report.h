// SPDX-License-Identifier: GPL-2.0-only
// git bpf-report: the draft of a mail that reports a bug, from what is known here of the commit, the
// machine and the people; and the look at it when the reporter has filled it in. Nothing is sent.
#pragma once

#include <string>
#include <vector>

#include "lib/model/facts.h"

namespace bpf {

struct ReportOptions {
  std::string commit;            // that is to blame; empty: git bisect or the text may tell
  std::string bisect_log, text, log;  // files, "-" for standard input; empty: none
  std::string subject;
  std::vector<std::string> paths;     // --path
  Answer regression = Answer::unknown;
  bool llvm = false;
  std::string kernel_release, config;
  std::string profile, maintainers;
  std::vector<std::string> to, cc;
  std::string output;
  bool edit = false, force = false, quiet = false;
};

// Writes the draft. Gives 0, or 1 when it was edited and something is left to fill in.
int draft_report(const ReportOptions& options);

// Says what is left to fill in, and who is missing. Gives 1 when it is not to be sent as it is.
int check_report(const std::string& path, const ReportOptions& options);

}  // namespace bpf
