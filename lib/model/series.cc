// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/series.h"

#include <algorithm>

#include "lib/model/encoding.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

// The line that git format-patch begins a mail with, behind a `>`: some mailers put it into the body.
bool is_quoted_separator(std::string_view line) {
  return line.starts_with(">From ") && line.size() == 71 && line.ends_with(" Mon Sep 17 00:00:00 2001") &&
         line.substr(6, 40).find_first_not_of("0123456789abcdef") == line.npos;
}

// Headers at the top of the body, which replace the mail's own. (git's mailinfo.c, check_inbody_header)
class InBodyHeaders {
 public:
  explicit InBodyHeaders(std::string_view body) : rest_(body) {
    while (!rest_.empty()) {
      const std::size_t eol = std::min(rest_.find('\n'), rest_.size());
      if (!takes(rest_.substr(0, eol))) break;
      rest_.remove_prefix(std::min(eol + 1, rest_.size()));
    }
  }

  std::optional<Ident> author() const {
    return values_[0] ? read_from(decode_header(unfold(*values_[0]))) : std::nullopt;
  }
  std::optional<std::string_view> subject() const { return values_[1]; }
  std::string_view rest() const { return rest_; }  // what follows them

 private:
  static constexpr std::string_view names_[] = {"From:", "Subject:", "Date:"};

  bool takes(std::string_view line) {
    if (done_) return false;
    if (line.empty()) {
      done_ = last_ != nullptr;  // ends them, and does not count
      return true;
    }
    if (last_ != nullptr && is_blank_char(line.front())) {
      *last_ = through(*last_, line);
      return true;
    }
    last_ = nullptr;
    if (is_quoted_separator(line)) return true;
    if (line.starts_with("[PATCH]") && line.size() > 7 && is_space(line[7])) {
      values_[1] = line;
      return true;
    }
    for (std::size_t i = 0; i < std::size(names_); ++i) {
      if (values_[i] || !starts_nocase(line, names_[i])) continue;
      values_[i] = trim(line.substr(names_[i].size()));
      last_ = &*values_[i];
      return true;
    }
    return false;
  }

  std::string_view rest_;
  std::optional<std::string_view> values_[std::size(names_)];
  std::string_view* last_ = nullptr;  // the header that the next line may go on
  bool done_ = false;
};

// " path | 3 +", of a diffstat or of some other table; " ..." stands for files that are left out.
bool is_table_line(std::string_view line) {
  return line.starts_with(' ') && (line.find(" | ") != line.npos || line == " ...");
}

// " 3 files changed, 4 insertions(+)", which ends a diffstat.
bool ends_diffstat(std::string_view line) {
  const bool changed = line.find(" file changed") != line.npos || line.find(" files changed") != line.npos;
  return changed && line.starts_with(' ') && is_digit(trim(line).front());
}

// "Ada Patcher (2):" and what else git adds to a cover letter, but for the diffstat.
bool is_generated(std::string_view line) {
  if (line.starts_with("base-commit: ") || line.starts_with("Range-diff") ||
      line.starts_with("Interdiff") || line.starts_with("prerequisite-patch-id: ") || line == "-- ")
    return true;
  const std::string_view text = trim(line);
  if (!text.ends_with("):")) return false;
  const std::size_t open = text.rfind(" (");
  return open != text.npos && to_number(text.substr(open + 2, text.size() - open - 4)) > 0;
}

// What answers a mail, and has no patch or cites somebody in front of it. (A review may have a diff in it.)
bool is_reply(const Patch& mail) {
  if (!mail.subject->reply) return false;
  const std::vector<std::string_view>& body = mail.message.body;
  return mail.files.empty() ||
         std::any_of(body.begin(), body.end(), [](std::string_view line) { return line.starts_with('>'); });
}

// "Name <address> 1700000000 +0100"
std::optional<Ident> author_of(std::string_view value) {
  return parse_ident(value.substr(0, value.rfind('>') == value.npos ? value.size()
                                                                    : value.rfind('>') + 1));
}

}  // namespace

std::string_view cover_blurb(std::string_view body) {
  const std::vector<std::string_view> lines = split_lines(body);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::size_t end = i;
    while (end < lines.size() && is_table_line(lines[end])) ++end;
    if (is_generated(lines[i]) || (end < lines.size() && ends_diffstat(lines[end])))
      return body.substr(0, static_cast<std::size_t>(lines[i].data() - body.data()));
    if (end > i) i = end - 1;  // another table
  }
  return body;
}

Patch patch_of_mail(Mail mail) {
  Patch patch;
  patch.commit = mail.commit_id();
  std::string_view subject = mail.source->text;
  subject = subject.substr(0, 0);
  if (const Header* from = mail.header("From")) patch.author = read_from(from->value);
  if (const Header* header = mail.header("Subject")) subject = header->value;
  patch.subject = parse_mail_subject(subject);

  const InBodyHeaders headers(mail.body);
  if (const std::optional<Ident> author = headers.author()) patch.author = author;
  const std::string_view body = headers.rest();
  std::string_view text = body, below, diff;
  for (std::string_view line : split_lines(body)) {
    if (!ends_message(line)) continue;
    const auto at = static_cast<std::size_t>(line.data() - body.data());
    text = body.substr(0, at);
    diff = body.substr(at);
    break;
  }
  const std::string_view title = headers.subject() && !diff.empty() ? parse_mail_subject(*headers.subject()).summary
                                                                    : patch.subject->summary;
  patch.message = parse_message(mail.source, title, text);
  Diff parsed = parse_diff(diff);
  if (diff.starts_with("---") && !diff.starts_with("--- ")) {
    const std::size_t eol = diff.find('\n');
    below = eol == diff.npos ? diff.substr(diff.size()) : diff.substr(eol + 1);
    const std::size_t first = below.find("\ndiff --git ");
    patch.message.notes = below.starts_with("diff --git ") ? below.substr(0, 0) : below.substr(0, first);
  } else if (!parsed.dashes.empty()) {  // the message was meant to go on until there
    patch.smuggled = diff.substr(0, std::min(diff.find('\n'), diff.size()));
  }
  patch.files = std::move(parsed.files);
  std::vector<std::string> paths;
  for (const FileDiff& file : patch.files) {
    paths.push_back(file.path());
    if (file.status == FileDiff::Status::renamed) paths.push_back(file.old_path);
  }
  patch.paths = std::move(paths);
  patch.mail = std::move(mail);
  return patch;
}

Patch patch_of_commit(const std::string& name, std::string id, std::string_view object) {
  Patch patch;
  patch.commit = std::move(id);
  std::string_view headers = object.substr(0, object.find("\n\n"));
  std::string_view text = headers.size() + 2 <= object.size() ? object.substr(headers.size() + 2) : "";
  std::string_view charset, author;
  for (std::string_view line : split_lines(headers)) {
    if (line.starts_with("encoding ")) charset = line.substr(9);
    if (line.starts_with("author ")) author = line.substr(7);
  }
  patch.message = parse_message(make_source(name, to_utf8(text, charset).value_or(std::string(text))));
  patch.author = author_of(to_utf8(author, charset).value_or(std::string(author)));
  return patch;
}

Series series_of_mails(std::vector<Mail> mails) {
  Series series;
  for (Mail& mail : mails) {
    Patch patch = patch_of_mail(std::move(mail));
    if (is_reply(patch)) {
      ++series.replies;
      continue;
    }
    const bool is_cover = patch.subject->number == 0;  // its files, if any, are of an interdiff
    if (is_cover && !series.cover) series.cover = std::move(patch);
    else series.patches.push_back(std::move(patch));
  }
  const auto number = [](const Patch& patch) { return patch.subject->number; };
  if (std::all_of(series.patches.begin(), series.patches.end(),
                  [&](const Patch& patch) { return number(patch) >= 0; }))
    std::stable_sort(series.patches.begin(), series.patches.end(),
                     [&](const Patch& a, const Patch& b) { return number(a) < number(b); });
  const bool numbered = !series.patches.empty() && series.patches.front().subject->total > 1;
  series.partial = series.patches.size() + (series.cover ? 1 : 0) == 1 && (numbered || series.cover);
  return series;
}

}  // namespace bpf
