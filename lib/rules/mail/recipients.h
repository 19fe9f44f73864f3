// SPDX-License-Identifier: GPL-2.0-only
// Who a mail goes to, as its To and Cc headers say.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "lib/model/address.h"
#include "lib/model/scan.h"
#include "lib/model/shell.h"
#include "lib/rules/series/mails.h"

namespace bpf {

inline bool names_recipients(const Header& header) {
  return equal_nocase(header.name, "To") || equal_nocase(header.name, "Cc");
}

// The addr-specs in all To and Cc headers, as views into the mail.
inline std::vector<std::string_view> recipients(const Patch& mail) {
  std::vector<std::string_view> all;
  if (!mail.mail) return all;
  for (const Header& header : mail.mail->headers) {
    if (!names_recipients(header)) continue;
    const std::vector<std::string_view> some = parse_addresses(header.value);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

// The first recipient that is one of these; empty when there is none.
inline std::string_view find_recipient(const Patch& mail,
                                       std::initializer_list<std::string_view> wanted) {
  for (std::string_view address : recipients(mail))
    for (std::string_view one : wanted)
      if (same_address(address, one)) return address;
  return {};
}

inline bool goes_to(const Patch& mail, std::string_view address) {
  return !find_recipient(mail, {address}).empty();
}

// Whether a mail goes to one of these people, or is from one of them.
inline bool reaches_any(const Patch& mail, const std::vector<Ident>& people) {
  return std::any_of(people.begin(), people.end(), [&](const Ident& who) {
    return goes_to(mail, who.email) || (mail.author && same_address(mail.author->email, who.email));
  });
}

// The option of git send-email that adds somebody, for a shell.
inline std::string cc_option(const Ident& who) {
  return "--cc=" + shell_quote(who.name.empty() ? who.email : who.name + " <" + who.email + ">");
}

// Whether any mail of the series has this header; without To and Cc, git send-email is still to
// be told where the series goes.
inline bool any_has_header(const Series& series, std::string_view name) {
  const std::vector<const Patch*> mails = mails_of(series);
  return std::any_of(mails.begin(), mails.end(), [&](const Patch* mail) {
    return mail->mail && mail->mail->header(name) != nullptr;
  });
}
inline bool recipients_known(const Series& series) {
  return any_has_header(series, "To") || any_has_header(series, "Cc");
}

// Where to say that a recipient is missing: at the To header, else Cc, else the subject.
inline std::string_view place_of_recipients(const Patch& mail) {
  for (const char* name : {"To", "Cc"})
    if (const Header* header = mail.mail->header(name)) return header->value;
  return mail.subject->whole;
}

}  // namespace bpf
