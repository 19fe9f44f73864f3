// SPDX-License-Identifier: GPL-2.0-only
// All that the software behind the lists would make of a posting, and what goes wrong there.
#pragma once

#include <string>
#include <vector>

#include "lib/policy/finding.h"
#include "lib/receivers/kpd.h"
#include "lib/receivers/nipa.h"
#include "lib/receivers/patchwork.h"
#include "lib/receivers/posting.h"

namespace bpf {

// How patchwork files one mail. Other mails than the first three are kept as comments, or not at
// all, and nothing tests them.
enum class Filed { patch, cover, pull_request, comment, nothing };

struct PreviewMail {
  const PostedMail* mail = nullptr;
  PatchworkName name;
  Filed filed = Filed::patch;
};

struct Trouble {
  Severity severity = Severity::error;
  std::string receiver;  // "patchwork", "BPF CI", "netdev checks"
  std::string where;     // a file, a commit; empty: the series
  std::string what;      // lower case, no full stop
  std::string help;      // the remedy; may be empty
};

struct Preview {
  std::vector<PreviewMail> mails;
  std::string title;  // of the series, by which BPF CI knows it from version to version
  KpdTarget bpf_ci;
  NipaTree netdev;
  std::vector<NipaResult> results;
  std::vector<Trouble> troubles;

  // 1 when there is an error, with `strict` also for a warning.
  int exit_status(bool strict) const;
};

// Keeps pointers into `posting`. `facts` may look commits up and ask the mailmap.
Preview make_preview(const Posting& posting, const Facts& facts);

}  // namespace bpf
