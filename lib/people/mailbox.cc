// SPDX-License-Identifier: GPL-2.0-only
#include "lib/people/mailbox.h"

#include "lib/model/encoding.h"
#include "lib/report/display.h"

namespace bpf {
namespace {

constexpr std::size_t longest_name = 200;  // a header line has at most 998 bytes (RFC 5322 2.1.1)

bool plain_name(std::string_view name) {
  for (char c : name)
    if (!is_alnum(c) && c != '_' && c != ' ' && c != '-') return false;
  return true;
}

std::string quoted(std::string_view name) {
  std::string out = "\"";
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool escaped = name[i] == '\\' && i + 1 < name.size();
    if (escaped) out += name[i++];
    else if (name[i] == '"' || name[i] == '\\') out += '\\';
    out += name[i];
  }
  return out + '"';
}

}  // namespace

std::string format_mailbox(const Ident& ident) {
  if (ident.name.empty()) return ident.email;
  return (plain_name(ident.name) ? ident.name : quoted(ident.name)) + " <" + ident.email + ">";
}

std::string encode_mailbox(const Ident& ident) {
  if (is_ascii(ident.name)) return format_mailbox(ident);
  return encode_header(ident.name) + " <" + ident.email + ">";
}

std::string_view refusal(const Ident& ident) {
  for (const std::string* part : {&ident.name, &ident.email})
    for (char c : *part)
      if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') return "a control character";
  if (!is_addr_spec(ident.email)) return "no mail address";
  if (ident.name.size() > longest_name) return "a name that is too long for a header";
  if (is_ascii(ident.name) && is_ascii(ident.email)) return {};
  // What display() would escape has no place in a header either: C1, bidirectional controls, bytes
  // that are no UTF-8.
  if (display_line(ident.name) != ident.name || display_line(ident.email) != ident.email)
    return "an invisible character, or bytes that are no UTF-8";
  return {};
}

Ident read_mailbox(std::string_view text) {
  Ident ident;
  const std::size_t open = text.find('<'), close = text.rfind('>');
  if (open != text.npos && close != text.npos && open < close) {
    ident.name = trim(text.substr(0, open));
    ident.email = trim(text.substr(open + 1, close - open - 1));
  } else {
    std::string_view rest = trim(text);
    const std::size_t at = rest.rfind('@');
    if (at == rest.npos) return {};
    const std::size_t end = rest.find_first_of(" \t", at);
    ident.email = trim(rest.substr(0, end));
  }
  if (ident.email.find('@') == std::string::npos) return {};
  if (ident.name.starts_with('"')) ident.name.erase(0, 1);
  if (ident.name.ends_with('"')) ident.name.pop_back();
  return ident;
}

}  // namespace bpf
