// SPDX-License-Identifier: GPL-2.0-only
// Who gets a report of a bug: the list, the BPF maintainers, who wrote and signed the commit that is
// to blame, and the people and lists of the files that it is about; for LLVM, who looks after its BPF
// back end. (bpf_devel_QA, "How do I report bugs for BPF kernel code?" and "Reporting LLVM BPF issues")
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/people/recipients.h"

namespace bpf {

struct ReportPeopleRequest {
  std::vector<std::string> commits;  // that are to blame: full ids
  std::vector<std::string> paths;    // of the files that it is about
  bool llvm = false;
  bool regression = false;           // something worked before
  const Profile* profile = &newest_profile();
  std::vector<std::string> own;      // the sender's addresses
};

struct ReportPeople {
  std::vector<Recipient> to, cc;  // people before lists
  std::vector<std::string> notes;
};

// The patch that `request` is asked about: `source.find_commit` has to know the commits of its tags.
Series series_to_blame(const ReportPeopleRequest& request);

ReportPeople people_of_report(const ReportPeopleRequest& request, const PeopleSource& source);

// Where the document asks not to report to; the address of a header or of an option.
bool is_bug_tracker(std::string_view address);

inline constexpr std::string_view regressions_list = "regressions@lists.linux.dev";

}  // namespace bpf
