// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/mail.h"

#include <algorithm>
#include <string>

#include "lib/model/encoding.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

// The length of a header's name in front of its colon (RFC 5322 3.6.8), 0 when it is no header.
std::size_t header_name(std::string_view line) {
  std::size_t n = 0;
  while (n < line.size() && line[n] > ' ' && line[n] < '\x7f' && line[n] != ':') ++n;
  return n < line.size() && line[n] == ':' ? n : 0;
}

// What is written line by line while a mail is decoded.
struct Decoded {
  std::string text;
  std::vector<std::uint32_t> lines;
  void add(std::string_view line, std::uint32_t number) {
    text.append(line).append(1, '\n');
    lines.push_back(number);
  }
};

struct ContentType {
  bool multipart = false;
  std::string charset, transfer;
};

std::string parameter(std::string_view value, std::string_view name) {
  const std::size_t at = find_nocase(value, name);
  if (at == value.npos) return {};
  std::string_view rest = trim_left(value.substr(at + name.size()));
  if (!rest.starts_with('=')) return {};
  rest = trim_left(rest.substr(1));
  if (rest.starts_with('"')) return std::string(rest.substr(1, rest.find('"', 1) - 1));
  return std::string(rest.substr(0, rest.find_first_of("; \t")));
}

void add_body(const std::vector<std::string_view>& lines, std::size_t at, std::uint32_t first,
              const ContentType& type, Decoded& out) {
  std::string body, decoded;
  for (std::size_t i = at; i < lines.size(); ++i) {
    std::string_view line = lines[i];
    if (line.ends_with('\r')) line.remove_suffix(1);  // the transport's, as for git mailsplit
    body.append(line).append(1, '\n');
  }
  std::vector<std::uint32_t> origin;
  const auto begin = first + static_cast<std::uint32_t>(at);
  if (!type.multipart && equal_nocase(type.transfer, "quoted-printable")) {
    decoded = decode_quoted_printable(body, &origin);
  } else if (!type.multipart && equal_nocase(type.transfer, "base64")) {
    decoded = decode_base64(body);
    decoded.erase(std::remove(decoded.begin(), decoded.end(), '\r'), decoded.end());
    origin.assign(split_lines(decoded).size(), 0);  // where in the block is not told
  } else {
    decoded = std::move(body);
  }
  if (std::optional<std::string> text = to_utf8(decoded, type.charset)) decoded = std::move(*text);
  std::uint32_t number = 0;
  for (std::string_view line : split_lines(decoded)) {
    out.add(line, begin + (number < origin.size() ? origin[number] : origin.empty() ? number : 0));
    ++number;
  }
}

// "Quoted strings" without their quotes, and comments as they are meant.
std::string without_quotes(std::string_view text) {
  std::string out;
  bool quoted = false;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && (quoted || depth > 0)) {
      if (++i < text.size()) out += text[i];
    } else if (c == '"' && depth == 0) {
      quoted = !quoted;
    } else {
      if (!quoted && c == '(') ++depth;
      if (!quoted && c == ')' && depth > 0) --depth;
      out += c;
    }
  }
  return out;
}

// Runs of white space as one blank, none at the ends.
std::string with_single_blanks(std::string_view text) {
  std::string out;
  for (char c : trim(text)) {
    if (!is_space(c)) out += c;
    else if (!out.ends_with(' ')) out += ' ';
  }
  return out;
}

}  // namespace

std::optional<Ident> read_from(std::string_view value) {
  std::string text = without_quotes(value);
  std::size_t begin = text.find('@');
  if (begin == text.npos) return std::nullopt;
  while (begin > 0 && !is_space(text[begin - 1]) && text[begin - 1] != '<') --begin;
  const std::size_t end = std::min(text.find_first_of(" \t\n\v\f\r>", begin), text.size());
  Ident ident{"", text.substr(begin, end - begin)};
  const bool angle = begin > 0 && text[begin - 1] == '<';
  ident.name = with_single_blanks(text.substr(0, begin - (angle ? 1 : 0)) + (angle ? " " : "") +
                                  text.substr(std::min(end + 1, text.size())));
  if (ident.name.starts_with('(') && ident.name.ends_with(')')) ident.name = ident.name.substr(1, ident.name.size() - 2);
  constexpr std::size_t longest_name = 60;
  if (ident.name.empty() || ident.name.size() > longest_name || ident.name.find_first_of("@<>") != std::string::npos)
    ident.name = ident.email;
  return ident;
}

const Header* Mail::header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(),
                                  [&](const Header& h) { return equal_nocase(h.name, name); });
  return found == headers.end() ? nullptr : &*found;
}

std::string_view Mail::commit_id() const {
  Scanner scan(from_line);
  if (!scan.eat("From ")) return {};
  const std::string_view id = scan.take_while(is_hex);
  return (id.size() == 40 || id.size() == 64) && scan.eat(" ") ? id : std::string_view{};
}

// git's mailsplit.c, is_from_line: a time "hh:mm" and a year after 1990 behind it.
bool is_from_line(std::string_view line) {
  line = trim_right(line);
  if (line.size() < 20 || !line.starts_with("From ")) return false;
  const std::size_t colon = line.rfind(':', line.size() - 2);
  if (colon == line.npos || colon < 4 || colon + 3 > line.size()) return false;
  if (!is_digit(line[colon - 1]) || !is_digit(line[colon - 2]) || !is_digit(line[colon + 1]) ||
      !is_digit(line[colon + 2]))
    return false;
  Scanner rest(line.substr(colon + 3));
  rest.take_blanks();
  return to_number(rest.take_while(is_digit)) > 90;
}

bool starts_patch(std::string_view line, std::string_view next) {
  if (line.starts_with("diff -") || line.starts_with("Index: ")) return true;
  if (line.starts_with("--- a/") && next.starts_with("+++ b/")) return true;
  Scanner scan(line);
  if (scan.eat("@@ -")) return is_digit(scan.peek());
  return is_from_line(line);
}

std::vector<MailText> split_mbox(std::string_view text) {
  std::vector<MailText> mails;
  std::uint32_t number = 0;
  for (std::string_view line : split_lines(text)) {
    ++number;
    if (!mails.empty() && !is_from_line(line)) continue;
    if (!mails.empty()) {
      std::string_view& before = mails.back().text;
      before = before.substr(0, static_cast<std::size_t>(line.data() - before.data()));
    }
    mails.push_back({text.substr(static_cast<std::size_t>(line.data() - text.data())), number});
  }
  return mails;
}

bool looks_like_mail(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  return is_from_line(line) || line.starts_with("From ") || header_name(line) > 0;
}

Mail parse_mail(std::string_view name, const MailText& mail_text) {
  const std::vector<std::string_view> lines = split_lines(mail_text.text);
  const std::uint32_t first = mail_text.first_line;
  Decoded out;
  ContentType type;
  std::vector<std::pair<std::size_t, std::size_t>> found;  // offset of the name, its length
  Mail mail;
  std::size_t at = 0, from_length = 0;
  if (!lines.empty() && lines[0].starts_with("From ")) {
    out.add(trim_right(lines[0]), first);
    from_length = out.text.size() - 1;
    ++at;
  }
  while (at < lines.size()) {
    const std::string_view line = trim_right(lines[at]);
    const std::size_t length = header_name(line);
    if (length == 0) break;
    const auto number = first + static_cast<std::uint32_t>(at);
    std::string value(trim(line.substr(length + 1)));
    for (++at; at < lines.size() && !lines[at].empty() && is_blank_char(lines[at][0]); ++at)
      value.append(" ").append(trim(lines[at]));
    const std::string_view key = line.substr(0, length);
    value = decode_header(value);
    std::replace(value.begin(), value.end(), '\n', ' ');
    if (equal_nocase(key, "Content-Type")) {
      type.multipart = starts_nocase(value, "multipart/");
      type.charset = parameter(value, "charset");
    } else if (equal_nocase(key, "Content-Transfer-Encoding")) {
      type.transfer = value;
    }
    found.emplace_back(out.text.size(), length);
    out.add(std::string(key) + ": " + value, number);
  }
  const std::size_t headers_end = out.text.size();
  if (at < lines.size() && is_blank(lines[at])) {
    out.add("", first + static_cast<std::uint32_t>(at));
    ++at;
  }
  const std::size_t body_begin = out.text.size();
  add_body(lines, at, first, type, out);

  mail.source = make_source(std::string(name), std::move(out.text), std::move(out.lines));
  const std::string_view text = mail.source->text;
  mail.from_line = text.substr(0, from_length);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto [offset, length] = found[i];
    const std::size_t end = (i + 1 < found.size() ? found[i + 1].first : headers_end) - 1;
    const std::size_t value = std::min(offset + length + 2, end);
    mail.headers.push_back({text.substr(offset, length), text.substr(value, end - value)});
  }
  mail.body = text.substr(body_begin);
  mail.multipart = type.multipart;
  mail.base64 = equal_nocase(type.transfer, "base64");
  return mail;
}

}  // namespace bpf
