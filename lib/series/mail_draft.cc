// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/mail_draft.h"

#include <algorithm>

#include "lib/model/encoding.h"
#include "lib/model/scan.h"
#include "lib/report/display.h"

namespace bpf {
namespace {

std::string joined(const std::vector<std::string>& addresses) {
  std::string out;
  for (const std::string& address : addresses) out += (out.empty() ? "" : ",\n\t") + address;
  return out;
}

bool is_word_char(char c) { return is_alnum(c) || c == '_' || c == '-'; }

}  // namespace

std::string draft_text(const MailDraft& draft) {
  std::string mail = "To: " + joined(draft.to) + "\n";
  if (!draft.cc.empty()) mail += "Cc: " + joined(draft.cc) + "\n";
  mail += "Subject: " + encode_header(display_line(draft.subject)) + "\n";
  const std::string text = display(draft.text);
  if (!is_ascii(text))
    mail +=
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n";
  return mail + "\n" + text;
}

std::string tidy_text(std::string_view text) {
  std::string out;
  for (std::string_view line : split_lines(text)) out.append(trim_right(line)).append("\n");
  while (out.ends_with("\n\n")) out.pop_back();
  return out.substr(std::min(out.find_first_not_of('\n'), out.size()));
}

std::string_view find_unfinished(std::string_view text) {
  for (std::string_view left : {"*** SUBJECT HERE ***", "*** BLURB HERE ***"})
    if (const std::size_t at = text.find(left); at != text.npos)
      return text.substr(at, left.size());
  for (std::string_view word : {"EDITME", "TODO", "FIXME", "TBD", "XXX"})
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      const bool begins = at == 0 || !is_word_char(text[at - 1]);
      if (begins && (end == text.size() || !is_word_char(text[end])))
        return text.substr(at, word.size());
    }
  return {};
}

bool is_summary(std::string_view text) {
  Scanner scan(text);
  int words = 0;
  while (words < 5) {
    scan.take_while(is_space);
    if (scan.take_while([](char c) { return !is_space(c); }).empty()) return false;
    ++words;
  }
  return true;
}

}  // namespace bpf
