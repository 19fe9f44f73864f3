// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/report_log.h"

#include <algorithm>

#include "lib/model/scan.h"
#include "lib/report/display.h"
#include "lib/series/mail_draft.h"

namespace bpf {
namespace {

// Without the escape sequences that colour a terminal: ESC [ parameters letter.
std::string without_colors(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t at = text.find("\x1b[");
    out += text.substr(0, at);
    if (at == text.npos) break;
    Scanner scan(text.substr(at + 2));
    scan.take_while([](char c) { return is_digit(c) || c == ';' || c == '?'; });
    text = scan.rest();
    if (!text.empty() && is_alpha(text.front())) text.remove_prefix(1);
  }
  return out;
}

// Where to end a line of so many bytes: not within a character.
std::size_t cut_before(std::string_view line, std::size_t size) {
  while (size > 0 && (static_cast<unsigned char>(line[size]) & 0xc0) == 0x80) --size;
  return size;
}

// The lines, of which none is too long; how many had to be broken.
std::string with_short_lines(std::string_view text, std::size_t& broken) {
  std::string out;
  for (std::string_view line : split_lines(text)) {
    broken += line.size() > longest_line ? 1 : 0;
    while (line.size() > longest_line) {
      const std::size_t end = cut_before(line, longest_line - 1);
      out.append(line.substr(0, end)).append("\\\n");
      line.remove_prefix(end);
    }
    out.append(line).append("\n");
  }
  return out;
}

// As many whole lines as fit, from the beginning and from the end.
std::string_view head_of(std::string_view text, std::size_t size) {
  const std::size_t end = text.rfind('\n', size - 1);
  return text.substr(0, end == text.npos ? 0 : end + 1);
}
std::string_view tail_of(std::string_view text, std::size_t size) {
  const std::size_t begin = text.find('\n', text.size() - size);
  return begin == text.npos ? std::string_view{} : text.substr(begin + 1);
}

}  // namespace

FittedLog fit_log(std::string_view raw) {
  FittedLog log;
  std::size_t broken = 0;
  log.text = with_short_lines(display(tidy_text(without_colors(raw))), broken);
  if (is_blank(log.text)) return {};
  if (broken > 0)
    log.notes.push_back(std::to_string(broken) + (broken == 1 ? " line of the log is" : " lines of the log are") +
                        " longer than a mail can have, and broken behind a \\");
  if (log.text.size() <= longest_log) return log;
  // The verifier says at the end what it refuses; an oops begins with what went wrong.
  const std::string_view all = log.text, head = head_of(all, longest_log / 4), tail = tail_of(all, longest_log / 4 * 3);
  const std::string_view middle = all.substr(head.size(), all.size() - head.size() - tail.size());
  const std::string left_out = std::to_string(std::count(middle.begin(), middle.end(), '\n')) + " lines (" +
                               std::to_string(middle.size()) + " bytes) of the log are left out here";
  log.notes.push_back(left_out.substr(0, left_out.size() - 5) + ": lists refuse mails of more than 100 kB");
  log.text = std::string(head) + "[... " + left_out + " ...]\n" + std::string(tail);
  return log;
}

}  // namespace bpf
