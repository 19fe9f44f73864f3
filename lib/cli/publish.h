// SPDX-License-Identifier: GPL-2.0-only
// The second half of git bpf-format-patch: git format-patch writes into a staging directory; what it wrote is
// read back, compared with the commits, judged, and only then published.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lib/git/config.h"
#include "lib/git/interrupts.h"
#include "lib/git/staging.h"
#include "lib/model/facts.h"
#include "lib/model/series.h"
#include "lib/policy/check.h"
#include "lib/report/human.h"
#include "lib/series/format_plan.h"
#include "lib/series/record.h"
#include "lib/series/target.h"

namespace bpf {

// What is known of the series that is to be written.
struct FormatJob {
  FormatRequest request;
  Config config;
  Policy policy;
  Target target;
  Series commits;
  std::vector<SentVersion> sent;   // of the branch, the oldest first
  std::optional<History> history;  // against the last of them
  std::string cover;               // the text of the cover letter
  Facts facts;
  Style style;
  std::set<std::string> said;             // by remember_said()
  std::vector<std::string> send_options;  // for git send-email: the recipients that the mails do not have
};

// git format-patch at work, from the start of this on, in a staging directory: whether anything of that is
// published is another question.
class Writing {
 public:
  // Throws Error when it cannot be written to the directory that was asked for.
  Writing(const FormatJob& job, FormatPlan plan);
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;
  ~Writing();

  // What git said when it was done. Throws Error when it failed.
  std::string finish() const;
  Staging& staging() { return staging_; }
  const std::string& folder() const { return folder_; }

 private:
  const Interrupts interrupts_;  // a signal ends the child first, then removes what is staged
  std::string folder_;
  Staging staging_;
  std::vector<std::string> arguments_;
};

// Looks at what git has written, and publishes it. Gives the exit status (0, 1). Throws Error.
int publish_checked(const FormatJob& job, Writing& writing);

// The directory as it is named in messages and commands: no slash at its end, no dash in front.
std::string output_directory(const FormatRequest& request, const Config& config);

// Says what was found; true when that is a reason to stop.
bool stops(const Verdict& verdict, const Series& series, const FormatRequest& request, const Style& style);

// What was found in the commits, so that it is not said of the mails again.
void remember_said(const Verdict& verdict, FormatJob& job);

}  // namespace bpf
