// SPDX-License-Identifier: GPL-2.0-only
// A mail that somebody is to send: its headers and text as a file that git send-email takes. What the
// author of the text has to fill in yet is found here, too. (RFC 5322 2.2; git-send-email(1))
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bpf {

struct MailDraft {
  std::vector<std::string> to, cc;  // mailboxes as they go into a header
  std::string subject;
  std::string text;
};

// The whole mail: headers, an empty line, text. Control characters are shown as escapes.
std::string draft_text(const MailDraft& draft);

// Without blanks at the ends of lines, carriage returns among them, and without empty lines around it.
std::string tidy_text(std::string_view text);

// What is left of a template in the text, or a word that says "to be written": "EDITME", "TODO".
// Empty when it is finished.
std::string_view find_unfinished(std::string_view text);

// Whether a text can be a summary: it has five words or more, as a commit message has to.
bool is_summary(std::string_view text);

}  // namespace bpf
