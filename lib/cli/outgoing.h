// SPDX-License-Identifier: GPL-2.0-only
// The mails that one git send-email is about to send, from the calls of its hook: one a mail, before
// the first one leaves. Since git 2.41 a call comes with the headers that the mail will have, its
// number and how many there are; before, the rest is found beside it.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace bpf {

// One call of sendemail-validate.
struct ValidateCall {
  std::string path, header_path;  // as git gives them; header_path may be empty
  int counter = 0, total = 0;     // GIT_SENDEMAIL_FILE_COUNTER and _TOTAL; 0: not set
};

struct OutgoingMail {
  std::string path;
  std::string headers;  // as they will be sent, To and Cc included; empty: not known
};

// All mails, when this call is the last; nothing before that. With counters, what the calls before
// brought is kept in `<git_dir>/bpf-send-email` until then. Without, the last mail of a series is the
// one with the highest number among those of it in the directory.
std::optional<std::vector<OutgoingMail>> collect_outgoing(const ValidateCall& call, const std::string& git_dir);

}  // namespace bpf
