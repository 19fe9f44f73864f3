// SPDX-License-Identifier: GPL-2.0-only
// The sendemail-validate hook: judges a series as git bpf-check does before its first mail leaves,
// and records it as sent when it may go (githooks(5), git-send-email(1)).
#pragma once

#include <string>

namespace bpf {

// `path` and `header_path`: a mail and the headers that it will have, as git gives them; before git
// 2.41 there are none. Says what is wrong on standard error. Gives 1 to stop the sending, 0 to let
// it go on. The whole series is judged when its last mail comes; mails that are no patches for one
// of our trees pass without a word.
int sendemail_validate_hook(const std::string& path, const std::string& header_path);

}  // namespace bpf
