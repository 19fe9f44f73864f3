// SPDX-License-Identifier: GPL-2.0-only
// Recording what was sent, so that the next version can be held against it.
#pragma once

#include <string>
#include <vector>

#include "lib/model/series.h"
#include "lib/series/record.h"

namespace bpf {

// The version that these mails are: its commits by the mbox lines that git format-patch writes, its
// base by base-commit. Throws Error (128) for mails that are not made from commits of this repository, or
// that are not one whole series.
SentVersion version_of_mails(const Series& mails);

// Records it for the branch and says so on standard error.
void mark_sent(const SentVersion& version, const std::string& branch, bool replace);

}  // namespace bpf
