// SPDX-License-Identifier: GPL-2.0-only
// A series as the lists get it: the mails that were read, or those that git bpf-format-patch would
// make of commits. What the receivers' software is shown, and nothing else of it.
#pragma once

#include <string>
#include <vector>

#include "lib/model/series.h"

namespace bpf {

struct PostedMail {
  std::string where;             // for messages: the file's name, the abbreviated commit id
  std::string subject;           // decoded, on one line
  bool diff = false;             // there is a patch in it
  const Patch* patch = nullptr;  // null: a cover letter that is yet to be written
};

struct Posting {
  std::vector<PostedMail> mails;  // the cover letter first
  bool partial = false;           // one mail of a series: the rest is not here
};

// Mails as they are. Keeps pointers into `series`.
Posting posting_of_mails(const Series& series);

struct PlannedSubjects {
  std::string prefix;  // "PATCH bpf-next", as for git format-patch --subject-prefix
  int version = 0;     // 0 and 1 are not written
  std::string cover;   // the cover letter's subject; empty: there is none yet
};

// Commits under the subjects that git format-patch gives their mails. Keeps pointers into `series`.
Posting posting_of_commits(const Series& series, const PlannedSubjects& planned);

}  // namespace bpf
