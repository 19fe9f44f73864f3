// SPDX-License-Identifier: GPL-2.0-only
// Recipients as text, for people and for the programs that send mail.
#pragma once

#include <string>
#include <vector>

#include "lib/people/recipients.h"

namespace bpf {

enum class Which { to, cc, both };

// One mailbox a line; with `why`, its reasons behind it, indented.
std::string format_addresses(const std::vector<Recipient>& recipients, Which which, bool why);

// As get_maintainer.pl prints them: `Name <address> (role:Section)`.
std::string format_roles(const std::vector<Recipient>& recipients, Which which, bool why);

// Each mail with its To and Cc.
std::string format_mails(const SeriesRecipients& series, Which which, bool why);

// `schema_version` 1.
std::string format_recipients_json(const SeriesRecipients& series, const std::string& source, Which which);

// The options for git send-email, quoted for a shell: "--to=…", "--cc=…".
std::vector<std::string> send_email_options(const std::vector<Recipient>& recipients);

// One reason in words: "maintainer of BPF [CORE], F: kernel/bpf/ (kernel/bpf/core.c)".
std::string reason_text(const Reason& reason);

}  // namespace bpf
