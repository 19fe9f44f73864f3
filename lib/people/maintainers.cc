// SPDX-License-Identifier: GPL-2.0-only
#include "lib/people/maintainers.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <set>

#include "lib/model/scan.h"
#include "lib/people/mailbox.h"

namespace bpf {
namespace {

// `K:	pattern`: a capital letter, a colon, blanks, the value. False for any other line.
bool typed_line(std::string_view line, char& type, std::string_view& value) {
  if (line.size() < 2 || !is_upper(line[0]) || line[1] != ':') return false;
  type = line[0];
  value = line.substr(2);
  while (!value.empty() && (is_space(value.front()) || value.front() == '\v' || value.front() == '\f'))
    value.remove_prefix(1);
  return true;
}

bool is_comment(std::string_view line) { return trim_left(line).starts_with('#'); }

// By each byte: what is neither a character that stands for itself, nor * or ?.
constexpr auto is_special = [] {
  std::array<bool, 256> table{};
  for (char c : std::string_view("+()[]{}|^$\\")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool is_glob(std::string_view value) {
  return std::none_of(value.begin(), value.end(), [](char c) { return is_special[static_cast<unsigned char>(c)]; });
}

std::size_t count_slashes(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '/'));
}

// Whether `text` begins with what the wildcards stand for: * for any characters, slashes among
// them, ? for one. (MAINTAINERS patterns are anchored at their start alone.)
bool glob_matches(std::string_view glob, std::string_view text) {
  const auto fits = [](std::string_view piece, std::string_view at) {
    if (piece.size() > at.size()) return false;
    for (std::size_t i = 0; i < piece.size(); ++i)
      if (piece[i] != '?' && piece[i] != at[i]) return false;
    return true;
  };
  const std::size_t star = glob.find('*');
  const std::string_view head = glob.substr(0, star);
  if (!fits(head, text)) return false;
  if (star == glob.npos) return true;
  text.remove_prefix(head.size());
  glob.remove_prefix(star + 1);
  while (true) {  // each piece at the first place where it fits leaves the most for the rest
    const std::size_t next = glob.find('*');
    const std::string_view piece = glob.substr(0, next);
    std::size_t at = 0;
    while (at + piece.size() <= text.size() && !fits(piece, text.substr(at))) ++at;
    if (at + piece.size() > text.size()) return false;
    if (next == glob.npos) return true;
    text.remove_prefix(at + piece.size());
    glob.remove_prefix(next + 1);
  }
}

// Lines in lower case, and which three bytes in a row they have: that says quickly of most words that they
// are not there.
class LowLines {
 public:
  explicit LowLines(const std::vector<std::string_view>& lines) {
    std::size_t size = 0;
    for (std::string_view line : lines) size += line.size() + 1;
    text_.resize(size);
    char* end = text_.data();
    unsigned last = 0;
    const auto take = [&](char c) {
      *end++ = to_lower(c);
      last = (last << 8) | static_cast<unsigned char>(to_lower(c));
      seen_.set(place(last));
    };
    for (std::string_view line : lines) {
      for (char c : line) take(c);
      take('\n');
    }
  }
  const std::string& text() const { return text_; }
  bool has(const std::string& word) const { return may_have(word) && text_.find(word) != text_.npos; }

 private:
  bool may_have(std::string_view word) const {
    unsigned last = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
      last = (last << 8) | static_cast<unsigned char>(word[i]);
      if (i >= 2 && !seen_.test(place(last))) return false;
    }
    return true;
  }
  static std::size_t place(unsigned three) { return ((three & 0xffffff) * 2654435761U) >> 17; }

  std::string text_;
  std::bitset<32768> seen_;
};

// The pattern as get_maintainer.pl makes a regular expression of it.
std::string expression_of(std::string_view value) {
  std::string out = "^";
  for (char c : value) {
    if (c == '.') out += "\\.";
    else if (c == '*') out += ".*";
    else if (c == '?') out += '.';
    else out += c;
  }
  return out;
}

PeopleLine people_line(char type, std::string_view value) {
  PeopleLine line{type, value, {}, type == 'L' ? list_of_line(value) : ListLine{}};
  std::vector<Ident> people = type == 'L' ? std::vector<Ident>{{"", line.list.address}} : people_of_line(value);
  for (Ident& who : people) {
    const std::string_view refused = refusal(who);
    line.people.push_back({std::move(who), refused});
  }
  return line;
}

int score_of(std::string_view value, bool folder) {
  if (value.starts_with('*')) return -1;
  const bool slash = folder || value.ends_with('/');
  const std::size_t slashes = count_slashes(value) + (folder && !value.ends_with('/') ? 1 : 0);
  return static_cast<int>(slashes + (slash ? 0 : 1));
}

}  // namespace

Maintainers::Maintainers(SourcePtr text, IsFolder is_folder)
    : source_(std::move(text)), is_folder_(std::move(is_folder)) {
  parse();
}

Maintainers::~Maintainers() = default;

void Maintainers::parse() {
  std::string_view title, rest = source_->text;
  std::size_t number = 0;  // of the lines that get_maintainer.pl keeps
  bool in_section = false;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    char type = 0;
    std::string_view value;
    if (typed_line(line, type, value)) {
      if (!in_section) sections_.push_back({title, line});
      in_section = true;
      sections_.back().lines = through(sections_.back().lines, line);
      if (type == 'K')
        keywords_.push_back({value, static_cast<std::uint32_t>(sections_.size() - 1), std::to_string(number), {}});
      else if (type == 'F' || type == 'X' || type == 'N')
        add_line(type, value);
      ++number;
    } else if (!is_blank(line) && !is_comment(line)) {
      title = line;
      in_section = false;
      ++number;
    }
  }
  for (Keyword& keyword : keywords_) keyword.words = required_words(keyword.value, true);
  std::stable_sort(keywords_.begin(), keywords_.end(),
                   [](const Keyword& a, const Keyword& b) { return a.order < b.order; });
}

void Maintainers::add_line(char type, std::string_view value) {
  const PathPattern pattern{value, static_cast<std::uint32_t>(sections_.size() - 1), type, is_glob(value)};
  if (type == 'N') return names_.push_back({pattern, required_words(value, true)});
  const std::size_t slash = value.find('/');
  const std::string_view folder = value.substr(0, slash);
  const bool plain = slash != value.npos && (pattern.glob || is_glob(folder)) &&
                     folder.find('*') == folder.npos && folder.find('?') == folder.npos;
  if (plain) by_folder_[folder].push_back(pattern);
  else anywhere_.push_back(pattern);
}

const Pattern* Maintainers::compiled(std::string_view key, const std::string& text, bool extended,
                                     char type, std::uint32_t section) const {
  auto found = patterns_.find(key);
  if (found == patterns_.end()) {
    std::string error;
    found = patterns_.emplace(std::string(key), Pattern::compile(text, extended, error)).first;
    if (!found->second) skip(type, key.substr(2), section, std::move(error));
  }
  return found->second ? &*found->second : nullptr;
}

void Maintainers::skip(char type, std::string_view value, std::uint32_t section, std::string reason) const {
  for (const SkippedPattern& known : skipped_)
    if (known.type == type && known.pattern == value && known.title == sections_[section].title) return;
  // `value` may be a view of a key; what is kept has to be a view of the text.
  for (const std::string_view lines = sections_[section].lines; std::string_view line : split_lines(lines)) {
    char line_type = 0;
    std::string_view line_value;
    if (!typed_line(line, line_type, line_value) || line_type != type || line_value != value) continue;
    skipped_.push_back({sections_[section].title, type, line_value, std::move(reason)});
    return;
  }
}

bool Maintainers::tried(const Pattern* pattern, std::string_view text, char type, std::string_view value,
                        std::uint32_t section) const {
  if (pattern == nullptr) return false;
  const Pattern::Result result = pattern->match(text);
  if (result == Pattern::Result::gave_up) skip(type, value, section, "it took too long");
  return result == Pattern::Result::yes;
}

// A pattern without a slash at its end that names a folder counts as if it had one.
bool Maintainers::matches_folder_aware(std::string_view value, const std::string& path, bool plain) const {
  if (value.ends_with('/')) return true;
  const std::string folder(value);
  // get_maintainer.pl asks for the folder after it has escaped the dots: with one, it is none.
  const bool can_be = plain && folder.find('.') == folder.npos && folder.find_first_of("*?") == folder.npos;
  if (can_be && path.size() > value.size() && path[value.size()] == '/') return true;
  if (count_slashes(value) != count_slashes(path)) return false;
  return !(can_be && is_folder_ && is_folder_(folder));
}

bool Maintainers::matches_name(const NamePattern& name, const std::string& path, const std::string& low_path) const {
  const auto in_path = [&](const std::string& word) { return low_path.find(word) != low_path.npos; };
  if (!name.words.empty() && std::none_of(name.words.begin(), name.words.end(), in_path)) return false;
  const std::string text(name.pattern.value);
  return tried(compiled("N:" + text, text, true, 'N', name.pattern.section), path, 'N', name.pattern.value,
               name.pattern.section);
}

bool Maintainers::matches_path(const PathPattern& pattern, const std::string& path) const {
  if (!pattern.glob) {
    const std::string key = "F:" + std::string(pattern.value);
    const Pattern* expression =
        compiled(key, expression_of(pattern.value), false, pattern.type, pattern.section);
    if (!tried(expression, path, pattern.type, pattern.value, pattern.section)) return false;
    return matches_folder_aware(pattern.value, path, false);
  }
  return glob_matches(pattern.value, path) && matches_folder_aware(pattern.value, path, true);
}

const std::vector<SectionMatch>& Maintainers::match_path(const std::string& path) const {
  const auto [known, is_new] = matched_.try_emplace(path);
  std::vector<SectionMatch>& matches = known->second;
  if (!is_new) return matches;
  std::map<std::uint32_t, SectionMatch> found;
  std::set<std::uint32_t> excluded;
  const auto take = [&](const PathPattern& pattern) {
    if (pattern.type == 'X') {
      excluded.insert(pattern.section);
      return;
    }
    const bool folder = pattern.glob && path.size() > pattern.value.size() && !pattern.value.ends_with('/') &&
                        pattern.value.find_first_of("*?.") == pattern.value.npos && path[pattern.value.size()] == '/';
    const int score = pattern.type == 'N' ? 0 : score_of(pattern.value, folder);
    const auto before = found.find(pattern.section);
    // The last line of the section wins; lines come in order within each of the lists.
    if (before != found.end() && before->second.pattern.data() > pattern.value.data()) return;
    found[pattern.section] = {pattern.section, pattern.type, pattern.value, path, score};
  };
  const std::size_t slash = path.find('/');
  if (const auto bucket = by_folder_.find(std::string_view(path).substr(0, slash)); bucket != by_folder_.end())
    for (const PathPattern& pattern : bucket->second)
      if (matches_path(pattern, path)) take(pattern);
  for (const PathPattern& pattern : anywhere_)
    if (matches_path(pattern, path)) take(pattern);
  const std::string low_path = lower(path);
  for (const NamePattern& name : names_)
    if (matches_name(name, path, low_path)) take(name.pattern);
  for (auto& [section, match] : found)
    if (!excluded.contains(section)) matches.push_back(std::move(match));
  std::stable_sort(matches.begin(), matches.end(),
                   [](const SectionMatch& a, const SectionMatch& b) { return a.score > b.score; });
  return matches;
}

std::vector<SectionMatch> Maintainers::keywords(const std::function<bool(const Keyword&)>& matches) const {
  std::vector<SectionMatch> found;
  for (const Keyword& keyword : keywords_)
    if (matches(keyword)) found.push_back({keyword.section, 'K', keyword.value, "", 0});
  return found;
}

std::vector<SectionMatch> Maintainers::match_keywords(const PatchText& patch) const {
  const LowLines intro(patch.intro), diff(patch.diff);
  const auto in_lines = [&](const Keyword& keyword, const std::vector<std::string_view>& lines, const LowLines& low_lines,
                            std::string_view prefix) {
    const auto has = [&](const std::string& word) { return low_lines.has(word); };
    if (!keyword.words.empty() && std::none_of(keyword.words.begin(), keyword.words.end(), has)) return false;
    const std::string expression = std::string(prefix) + std::string(keyword.value);
    const Pattern* pattern = compiled((prefix.empty() ? "K:" : "k:") + std::string(keyword.value), expression,
                                      true, 'K', keyword.section);
    if (pattern == nullptr) return false;
    std::size_t at = 0;
    for (std::string_view line : lines) {
      const std::string_view low = std::string_view(low_lines.text()).substr(at, line.size());
      at += line.size() + 1;
      const auto in_line = [&](const std::string& word) { return low.find(word) != low.npos; };
      if (!keyword.words.empty() && std::none_of(keyword.words.begin(), keyword.words.end(), in_line)) continue;
      if (tried(pattern, line, 'K', keyword.value, keyword.section)) return true;
    }
    return false;
  };
  return keywords([&](const Keyword& keyword) {
    return in_lines(keyword, patch.intro, intro, "") ||
           in_lines(keyword, patch.diff, diff, "^[+-].*");
  });
}

std::vector<SectionMatch> Maintainers::match_keywords(std::string_view text) const {
  const std::string low = lower(text);
  return keywords([&](const Keyword& keyword) {
    const auto has = [&](const std::string& word) { return low.find(word) != low.npos; };
    if (!keyword.words.empty() && std::none_of(keyword.words.begin(), keyword.words.end(), has)) return false;
    const std::string expression(keyword.value);
    return tried(compiled("K:" + expression, expression, true, 'K', keyword.section), text, 'K', keyword.value,
                 keyword.section);
  });
}

const Section& Maintainers::section(std::size_t index) const {
  const auto [known, is_new] = parsed_.try_emplace(index);
  Section& section = known->second;
  if (!is_new) return section;
  section.title = sections_[index].title;
  for (std::string_view line : split_lines(sections_[index].lines)) {
    char type = 0;
    std::string_view value;
    if (!typed_line(line, type, value)) continue;
    if (type == 'S') section.status = value;
    else if (type == 'M' || type == 'R' || type == 'L') section.people.push_back(people_line(type, value));
  }
  return section;
}

std::optional<std::size_t> Maintainers::find_section(std::string_view title_begin) const {
  for (std::size_t i = 0; i < sections_.size(); ++i)
    if (sections_[i].title.starts_with(title_begin)) return i;
  return std::nullopt;
}

std::vector<Ident> people_of_line(std::string_view value) {
  std::vector<std::string_view> parts;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '"') quoted = !quoted;
    if (value[i] != ',' || quoted) continue;
    parts.push_back(value.substr(begin, i - begin));
    begin = i + 1;
  }
  parts.push_back(value.substr(begin));
  const auto has_address = [](std::string_view part) { return part.find('@') != part.npos; };
  // A comma in a name ("Patcher, Ada <ada@example.org>") separates nothing.
  if (!std::all_of(parts.begin(), parts.end(), has_address)) parts = {value};
  std::vector<Ident> people;
  for (std::string_view part : parts)
    if (Ident who = read_mailbox(part); !who.email.empty()) people.push_back(std::move(who));
  return people;
}

ListLine list_of_line(std::string_view value) {
  Scanner scan(value);
  ListLine list;
  list.address = scan.take_while([](char c) { return !is_space(c); });
  list.subscribers_only = scan.rest().find("subscribers-only") != std::string_view::npos;
  list.moderated = scan.rest().find("moderated") != std::string_view::npos;
  return list;
}

std::string short_title(std::string_view title) {
  constexpr std::size_t longest = 50;
  if (title.size() <= longest) return std::string(title);
  return std::string(trim_right(title.substr(0, longest - 3))) + "...";
}

std::string maintainer_role(std::string_view status) {
  const std::string role = status.empty() ? "unknown" : lower(status);
  if (role == "supported") return "supporter";
  if (role == "maintained") return "maintainer";
  if (role == "odd fixes") return "odd fixer";
  if (role == "orphan") return "orphan minder";
  if (role == "obsolete") return "obsolete minder";
  if (role == "buried alive in reporters") return "chief penguin";
  return role;
}

}  // namespace bpf
