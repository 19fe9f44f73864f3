// SPDX-License-Identifier: GPL-2.0-only
// Whether the mails that git format-patch wrote are the commits they were made of. git am at the
// other end goes by the mail alone, so a message that holds a diff, a skipped commit or a file
// that was cut short has to be noticed here.
#pragma once

#include <string>
#include <vector>

#include "lib/model/series.h"

namespace bpf {

// What differs, one sentence each; empty when the mails give back the commits. Compares their
// number and order, the messages as git am reads them, and for each mail the files, the blob ids,
// the length of the hunks, and the lines that come and go. `signoff`: git format-patch added a sign-off.
std::vector<std::string> compare_with_commits(const Series& mails, const Series& commits, bool signoff);

}  // namespace bpf
