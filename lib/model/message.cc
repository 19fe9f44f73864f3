// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/message.h"

#include <algorithm>

#include "lib/model/scan.h"

namespace bpf {

std::size_t trailer_key(std::string_view line, std::size_t& colon) {
  std::size_t key = 0;
  bool blanks = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == ':') {
      colon = i;
      return key;
    }
    if (!blanks && (is_alnum(c) || c == '-')) {
      key = i + 1;
    } else if (i > 0 && is_blank_char(c)) {
      blanks = true;
    } else {
      break;
    }
  }
  return 0;
}

std::size_t find_trailer_block(std::string_view body) {
  const std::vector<std::string_view> lines = split_lines(body);
  bool git_made = false, only_spaces = true;
  std::size_t trailers = 0, others = 0, continuations = 0;
  const auto offset = [&](std::string_view line) {
    return static_cast<std::size_t>(line.data() - body.data());
  };
  const auto verdict = [&](std::size_t start) {
    others += continuations;
    if (git_made && trailers * 3 >= others) return start;
    return trailers > 0 && others == 0 ? start : body.size();
  };
  for (std::size_t i = lines.size(); i-- > 0;) {
    const std::string_view line = lines[i];
    std::size_t colon = 0;
    if (is_blank(line)) {
      if (only_spaces) continue;
      return verdict(offset(lines[i + 1]));
    }
    only_spaces = false;
    if (line.starts_with("Signed-off-by: ") || line.starts_with("(cherry picked from commit ")) {
      ++trailers;
      continuations = 0;
      git_made = true;
    } else if (trailer_key(line, colon) > 0) {
      ++trailers;
      continuations = 0;
    } else if (is_space(line.front())) {
      ++continuations;
    } else {
      others += 1 + continuations;
      continuations = 0;
    }
  }
  return only_spaces ? body.size() : verdict(0);
}

std::vector<Trailer> parse_trailers(std::string_view text) {
  std::vector<Trailer> trailers;
  const std::vector<std::string_view> lines = split_lines(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::size_t colon = 0;
    const std::size_t key = trailer_key(lines[i], colon);
    if (key == 0) continue;
    std::size_t last = i;
    while (last + 1 < lines.size() && !lines[last + 1].empty() && is_blank_char(lines[last + 1][0]) &&
           !is_blank(lines[last + 1]))
      ++last;
    const std::string_view line = trim_right(through(lines[i], lines[last]));
    trailers.push_back({line, line.substr(0, key), trim(line.substr(std::min(colon + 1, line.size())))});
    i = last;
  }
  return trailers;
}

namespace {

// What counts as a tag in any paragraph: one that everybody knows, or `Something-by:` with a mail
// address. "x86-64: text", "bpf: text" and "stand-by: text" are prose.
bool is_tag_line(std::string_view line) {
  std::size_t colon = 0;
  const std::size_t key = trailer_key(line, colon);
  if (key == 0 || colon - key > 1) return false;
  const std::string_view word = line.substr(0, key);
  static constexpr std::string_view known[] = {
      "signed-off-by", "co-developed-by", "acked-by",  "tested-by", "reviewed-by", "reported-by", "suggested-by",
      "assisted-by",   "change-id",       "fixes",     "cc",        "link",        "closes",      "to",
      "reported-and-tested-by",
  };
  if (std::any_of(std::begin(known), std::end(known), [&](std::string_view k) { return equal_nocase(k, word); }))
    return true;
  return word.size() > 3 && equal_nocase(word.substr(word.size() - 3), "-by") && line.find('@') != line.npos;
}

void find_tags(std::string_view body, CommitMessage& message) {
  const std::vector<std::string_view> lines = split_lines(body);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_tag_line(lines[i])) continue;
    std::size_t last = i;
    while (last + 1 < lines.size() && !is_blank(lines[last + 1]) && is_blank_char(lines[last + 1][0]))
      ++last;
    const std::string_view all = through(lines[i], lines[last]);
    const std::vector<Trailer> one = parse_trailers(all);
    if (!one.empty()) message.tags.push_back(one.front());
    i = last;
  }
}

void read_body(std::string_view body, CommitMessage& message) {
  message.body = split_lines(body);
  // Where one more line would go: behind the last line that is not blank.
  const std::size_t kept = trim_right(body).size();
  const std::size_t eol = body.find('\n', kept);
  message.end = body.substr(eol == std::string_view::npos ? kept : eol + 1, 0);
  message.trailers = parse_trailers(body.substr(find_trailer_block(body)));
  find_tags(body, message);
}

// Where git am will end the message and drop what follows: the first line `---`.
std::size_t find_notes(std::string_view body) {
  for (std::string_view line : split_lines(body))
    if (line.starts_with("---") && is_blank(line.substr(3)))
      return static_cast<std::size_t>(line.data() - body.data());
  return body.size();
}

}  // namespace

CommitMessage parse_message(SourcePtr source, std::string_view subject, std::string_view body) {
  CommitMessage message;
  message.source = std::move(source);
  message.subject = message.title = trim_right(subject);
  read_body(body, message);
  if (is_blank(body) && body.empty()) message.end = subject.substr(subject.size());
  return message;
}

CommitMessage parse_message(SourcePtr source) {
  CommitMessage message;
  const std::string_view text = source->text;
  message.source = std::move(source);
  std::size_t start = 0;
  while (start < text.size()) {  // blank lines in front are not part of the message
    const std::size_t eol = std::min(text.find('\n', start), text.size());
    if (!is_blank(text.substr(start, eol - start))) break;
    start = std::min(eol + 1, text.size());
  }
  const std::size_t eol = std::min(text.find('\n', start), text.size());
  message.subject = trim_right(text.substr(start, eol - start));
  message.title = message.subject;
  const std::string_view all = text.substr(std::min(eol + 1, text.size()));
  const std::string_view rest = all.substr(0, find_notes(all));
  message.notes = all.substr(rest.size());
  std::size_t title_end = 0;
  for (std::string_view line : split_lines(rest)) {
    if (is_blank(line)) break;
    message.title = trim_right(through(message.subject, line));
    title_end = static_cast<std::size_t>(line.data() + line.size() - rest.data());
  }
  read_body(rest, message);
  // Lines glued to the subject are title to git: no trailers among them.
  const std::string_view below = rest.substr(title_end);
  message.trailers = parse_trailers(below.substr(find_trailer_block(below)));
  if (rest.empty()) message.end = all.empty() ? text.substr(trim_right(text).size(), 0) : all.substr(0, 0);
  return message;
}

std::string unfold(std::string_view value) {
  std::string out;
  for (std::string_view line : split_lines(value)) {
    if (!out.empty()) out += ' ';
    out += trim(line);
  }
  return out;
}

std::vector<std::string_view> prose(const CommitMessage& message) {
  std::vector<std::string_view> lines;
  const auto within = [](const std::vector<Trailer>& trailers, std::string_view line) {
    const auto after = std::upper_bound(  // they are in the order of the text
        trailers.begin(), trailers.end(), line.data(),
        [](const char* at, const Trailer& trailer) { return at < trailer.line.data(); });
    if (after == trailers.begin()) return false;
    const std::string_view before = std::prev(after)->line;
    return line.data() < before.data() + before.size();
  };
  for (std::string_view line : message.body) {
    if (is_blank(line)) continue;
    const std::string_view text = trim(line);
    const bool note = line.front() == '[' && text.back() == ']' && text.find(':') != text.npos;
    if (!note && !within(message.tags, line) && !within(message.trailers, line))
      lines.push_back(line);
  }
  return lines;
}

bool is_autosquash(std::string_view subject) {
  return subject.starts_with("fixup! ") || subject.starts_with("squash! ") ||
         subject.starts_with("amend! ");
}

bool is_revert(std::string_view subject) {
  return subject.starts_with("Revert \"") || subject.starts_with("Reapply \"");
}

bool is_merge(std::string_view subject) {
  Scanner scan(subject);
  if (!scan.eat("Merge ")) return false;
  for (std::string_view what : {"branch", "tag", "remote-tracking branch", "commit", "pull request"})
    if (scan.rest().starts_with(what)) return true;
  return scan.rest().find("://") != std::string_view::npos;
}

std::size_t find_scissors(std::string_view raw, std::string_view comment) {
  const std::string line =
      std::string(comment) + " ------------------------ >8 ------------------------\n";
  if (raw.starts_with(line)) return 0;
  const std::size_t at = raw.find("\n" + line);
  return at == std::string_view::npos ? at : at + 1;
}

CleanMessage clean_message(std::string_view raw, Cleanup mode, std::string_view comment, bool cut) {
  if (cut) raw = raw.substr(0, find_scissors(raw, comment));
  CleanMessage clean;
  std::uint32_t number = 0, blank_at = 0;
  for (std::string_view line : split_lines(raw)) {
    ++number;
    if (mode == Cleanup::verbatim) {
      clean.text.append(line).append(1, '\n');
      clean.line_numbers.push_back(number);
      continue;
    }
    if (mode == Cleanup::strip && !comment.empty() && line.starts_with(comment)) continue;
    line = trim_right(line);
    if (line.empty()) {
      if (blank_at == 0) blank_at = number;
      continue;
    }
    if (blank_at != 0 && !clean.text.empty()) {  // a run of blank lines becomes one
      clean.text += '\n';
      clean.line_numbers.push_back(blank_at);
    }
    blank_at = 0;
    clean.text.append(line).append(1, '\n');
    clean.line_numbers.push_back(number);
  }
  return clean;
}

}  // namespace bpf
