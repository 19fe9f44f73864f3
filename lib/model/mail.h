// SPDX-License-Identifier: GPL-2.0-only
// RFC 5322 mails and mboxes, read the way git am reads them (git-mailinfo(1), git-mailsplit(1)).
// A mail's Source is the decoded mail: headers unfolded, encoded words and transfer encoding
// decoded, all in UTF-8; its line numbers are those of the file that the mail was read from.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lib/model/ident.h"
#include "lib/model/source.h"

namespace bpf {

struct Header {
  std::string_view name;   // as written
  std::string_view value;  // decoded
};

struct Mail {
  SourcePtr source;
  std::vector<Header> headers;
  std::string_view body;
  std::string_view from_line;  // the mbox "From <id> <date>" line; empty in a single mail
  bool multipart = false;      // MIME multipart/*: the body is left as it is
  bool base64 = false;

  // The first header with this name, ASCII case ignored; null when there is none.
  const Header* header(std::string_view name) const;
  // The commit id that git format-patch writes into the mbox line; empty when there is none.
  std::string_view commit_id() const;
};

// One message of an mbox, with where it begins there.
struct MailText {
  std::string_view text;
  std::uint32_t first_line;  // 1 for the first line of the file
};

// The author that git am makes of a From header, decoded: `Name <address>`, `address (Name)`, with
// quotes and comments or not. A name that cannot be one is the address. Nothing without an address.
// (git's mailinfo.c, handle_from)
std::optional<Ident> read_from(std::string_view value);

// Whether git mailsplit takes this line for the beginning of a mail.
bool is_from_line(std::string_view line);

// Whether git am ends a message at this line, because it begins a patch or another mail (git's
// mailinfo.c, patchbreak()).
bool starts_patch(std::string_view line, std::string_view next);

// Splits at "From " lines that git mailsplit accepts as separators. A text without one is one mail.
std::vector<MailText> split_mbox(std::string_view text);

// Whether the text begins like a mail: an mbox line or a header.
bool looks_like_mail(std::string_view text);

// Parses one mail; `name` is the file's name for messages. Never fails: what is not a header
// begins the body.
Mail parse_mail(std::string_view name, const MailText& text);

}  // namespace bpf
