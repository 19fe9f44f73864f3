// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/diff.h"

#include <algorithm>

#include "lib/model/scan.h"

namespace bpf {
namespace {

std::string_view without_first_part(std::string_view path) {
  const std::size_t slash = path.find('/');
  return slash == path.npos ? path : path.substr(slash + 1);
}

// The path after `--- ` or `+++ `: ends at a tab; /dev/null gives nothing.
std::string header_path(std::string_view text) {
  if (!text.starts_with('"')) text = text.substr(0, text.find('\t'));
  const std::string path = unquote_path(trim_right(text));
  return path == "/dev/null" ? "" : std::string(without_first_part(path));
}

// `diff --git a/x b/x`: without renames both names are equal, so the middle is known.
void read_git_header(std::string_view names, FileDiff& file) {
  if (names.starts_with('"')) {
    std::size_t end = 1;
    while (end < names.size() && names[end] != '"') end += names[end] == '\\' ? 2 : 1;
    end = std::min(end + 1, names.size());
    file.old_path = without_first_part(unquote_path(names.substr(0, end)));
    file.new_path = without_first_part(unquote_path(trim(names.substr(end))));
    return;
  }
  const std::size_t first = names.find(' ');
  if (first == names.npos) return;
  file.old_path = without_first_part(names.substr(0, first));
  file.new_path = without_first_part(unquote_path(names.substr(first + 1)));
  // As without_first_part() does it, looking for each slash once: a line may be long.
  const std::size_t old_slash = names.find('/');
  std::size_t new_slash = 0;
  for (std::size_t at = first; at != names.npos; at = names.find(' ', at + 1)) {
    if (new_slash < at) new_slash = std::min(names.find('/', at), names.size());
    const std::size_t begin = old_slash < at ? old_slash + 1 : 0;
    const std::string_view old_path = names.substr(begin, at - begin);
    const std::string_view new_path = names.substr(new_slash < names.size() ? new_slash + 1 : at + 1);
    if (old_path != new_path) continue;
    file.old_path = file.new_path = old_path;
    return;
  }
}

// `-start,count` or `-start`; false when it is not that.
bool read_range(Scanner& scanner, char sign, int& start, int& count) {
  if (!scanner.eat(std::string_view(&sign, 1))) return false;
  start = to_number(scanner.take_while(is_digit));
  count = 1;
  if (scanner.eat(",")) count = to_number(scanner.take_while(is_digit));
  return start >= 0 && count >= 0;
}

class DiffParser {
 public:
  explicit DiffParser(std::string_view text) : text_(text), lines_(split_lines(text)) {}

  Diff parse() {
    std::size_t last = 0;
    while (at_ < lines_.size()) {
      const std::string_view line = lines_[at_];
      if (line.starts_with("diff --git ")) {
        begin_file();
        read_git_header(line.substr(11), file());
        in_header_ = true;
      } else if (plain_header()) {
        // a diff that git did not write: --- and +++ alone
      } else if (!diff_.files.empty() && hunk(line)) {
        last = at_;
        continue;
      } else if (in_header_ && header(line)) {
      } else {
        if (diff_.dashes.empty() && line.starts_with("---") && is_blank(line.substr(3))) diff_.dashes = line;
        in_header_ = false;
        ++at_;
        continue;
      }
      last = ++at_;
    }
    if (last < lines_.size())
      diff_.rest = text_.substr(static_cast<std::size_t>(lines_[last].data() - text_.data()));
    return std::move(diff_);
  }

 private:
  FileDiff& file() { return diff_.files.back(); }
  void begin_file() { diff_.files.emplace_back(); }

  bool plain_header() {
    if (in_header_ || at_ + 1 >= lines_.size() || !lines_[at_].starts_with("--- ") ||
        !lines_[at_ + 1].starts_with("+++ "))
      return false;
    begin_file();
    in_header_ = true;
    return header(lines_[at_]);
  }

  bool header(std::string_view line) {
    Scanner scan(line);
    FileDiff& f = file();
    if (scan.eat("--- ")) {
      if (std::string path = header_path(scan.rest()); !path.empty()) f.old_path = std::move(path);
      else f.status = FileDiff::Status::added;
    } else if (scan.eat("+++ ")) {
      if (std::string path = header_path(scan.rest()); !path.empty()) f.new_path = std::move(path);
      else f.status = FileDiff::Status::deleted;
      if (f.status == FileDiff::Status::added && f.old_path.empty()) f.old_path = f.new_path;
      if (f.status == FileDiff::Status::deleted && f.new_path.empty()) f.new_path = f.old_path;
    } else if (scan.eat("new file mode ")) {
      f.status = FileDiff::Status::added;
      f.new_mode = scan.rest();
    } else if (scan.eat("deleted file mode ")) {
      f.status = FileDiff::Status::deleted;
      f.old_mode = scan.rest();
    } else if (scan.eat("old mode ")) {
      f.old_mode = scan.rest();
    } else if (scan.eat("new mode ")) {
      f.new_mode = scan.rest();
    } else if (scan.eat("rename from ") || scan.eat("copy from ")) {
      f.status = line.starts_with("copy") ? FileDiff::Status::copied : FileDiff::Status::renamed;
      f.old_path = unquote_path(scan.rest());
    } else if (scan.eat("rename to ") || scan.eat("copy to ")) {
      f.new_path = unquote_path(scan.rest());
    } else if (scan.eat("index ")) {
      f.old_id = scan.take_while(is_hex);
      if (scan.eat("..")) f.new_id = scan.take_while(is_hex);
      scan.take_blanks();
      if (!scan.done()) f.old_mode = f.new_mode = scan.rest();
    } else if (scan.eat("Binary files ") || scan.eat("GIT binary patch")) {
      f.binary = true;
    } else if (f.binary) {
      const bool data = !line.empty() && line != "-- ";
      return data || (at_ + 1 < lines_.size() && is_binary_data(lines_[at_ + 1]));
    } else {
      return scan.eat("similarity index ") || scan.eat("dissimilarity index ");
    }
    return true;
  }

  static bool is_binary_data(std::string_view line) {
    return line.starts_with("delta ") || line.starts_with("literal ");
  }

  // Reads a whole hunk, by the counts in its header; at_ is behind it afterwards.
  bool hunk(std::string_view line) {
    Scanner scan(line);
    int old_start = 0, old_left = 0, new_start = 0, new_left = 0;
    if (!scan.eat("@@ ") || !read_range(scan, '-', old_start, old_left) || !scan.eat(" ") ||
        !read_range(scan, '+', new_start, new_left) || !scan.eat(" @@"))
      return false;
    const std::string_view section = trim(scan.rest());
    in_header_ = false;
    for (++at_; at_ < lines_.size() && (old_left > 0 || new_left > 0); ++at_) {
      const std::string_view body = lines_[at_];
      const char kind = body.empty() ? ' ' : body.front();
      if (kind == '+') {
        file().lines.push_back({'+', new_start++, body.substr(1), section});
        --new_left;
      } else if (kind == '-') {
        file().lines.push_back({'-', old_start++, body.substr(1), section});
        --old_left;
      } else if (kind == ' ') {
        --old_left, --new_left, ++old_start, ++new_start;
      } else if (kind != '\\') {
        break;
      }
    }
    while (at_ < lines_.size() && lines_[at_].starts_with("\\ ")) ++at_;
    if (old_left > 0 || new_left > 0) file().cut_short = true;
    return true;
  }

  std::string_view text_;
  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  bool in_header_ = false;
  Diff diff_;
};

}  // namespace

std::string unquote_path(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::string(text);
  text = text.substr(1, text.size() - 2);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    static constexpr std::string_view from = "abtnvfr", to = "\a\b\t\n\v\f\r";
    if (const std::size_t at = from.find(c); at != from.npos) {
      out += to[at];
    } else if (c >= '0' && c <= '7') {
      int value = 0, digits = 0;
      while (digits < 3 && i < text.size() && text[i] >= '0' && text[i] <= '7') {
        value = value * 8 + (text[i++] - '0');
        ++digits;
      }
      --i;
      out += static_cast<char>(value);
    } else {
      out += c;
    }
  }
  return out;
}

Diff parse_diff(std::string_view text) { return DiffParser(text).parse(); }

bool ends_message(std::string_view line) {
  if (line.starts_with("diff -") || line.starts_with("Index: ")) return true;
  if (!line.starts_with("---")) return false;
  if (line.size() > 4 && line[3] == ' ' && !is_space(line[4])) return true;
  return is_blank(line.substr(3));
}

}  // namespace bpf
