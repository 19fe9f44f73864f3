// SPDX-License-Identifier: GPL-2.0-only
// git send-email asks for the recipients of one file at a time. The rest of its series lies beside
// it: a cover letter goes to everyone who gets a patch, and a patch to the lists of all of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lib/cli/input.h"
#include "lib/people/recipients.h"

namespace bpf {

// The mail that was asked about: its number in the series, 0 for the cover letter.
struct Asked {
  int number = 0;
};

// The files in the directory of `file` that are mails of the same series as `mail`, which is what is
// in it; itself included, sorted by name. A file that we may not read is none of them. Throws Error when the
// directory or a file in it cannot be read for another reason.
std::vector<std::string> mails_beside(const std::string& file, const Patch& mail);

// When one file was asked about, a mail of a longer series, and the other mails of that series are
// in its directory: reads them into `series` and says which one was asked about. Else nothing.
std::optional<Asked> read_siblings(Series& series, const InputRequest& request);

// Keeps what is about that mail alone.
void keep_mail(SeriesRecipients& recipients, const Asked& asked);

}  // namespace bpf
