// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/prose.h"

#include "lib/model/scan.h"
#include "lib/model/width.h"

namespace bpf {
namespace {

// "path/to/file.c:12: …" and the like: what compilers and tools print.
bool is_tool_output(std::string_view line) {
  Scanner scan(line);
  const std::string_view path = scan.take_while([](char c) {
    return is_alnum(c) || c == '/' || c == '.' || c == '_' || c == '-' || c == '+';
  });
  return path.find_first_of("/.") != path.npos && scan.eat(":");
}

// `commit 1b2c3d4e5f60 ("subject")`: the subject belongs on the id's line.
bool cites_commit(std::string_view line) {
  const std::size_t at = find_nocase(line, "commit ");
  return at != line.npos && line.find(" (\"", at) != line.npos;
}

bool must_stay(std::string_view line) {
  const char first = line.front();
  const bool quoted =
      is_quoted(line) || first == '[' || first == '"' || first == '\'' || first == '`';
  const bool list = (first == '-' || first == '*') && line.size() > 1 && line[1] == ' ';
  const bool link = line.find("://") != line.npos;
  const bool columns = line.find("   ") != line.npos || line.find('\t') != line.npos ||
                       line.find(" | ") != line.npos;
  const bool code = line.ends_with(';') || line.ends_with('{') || line.ends_with('\\');
  const bool said = starts_nocase(line, "error:") || starts_nocase(line, "warning:");
  return quoted || list || link || columns || code || said || cites_commit(line) ||
         is_tool_output(line) || line.find(' ') == line.npos;
}

}  // namespace

std::vector<std::string_view> description(const CommitMessage& message) {
  std::vector<std::string_view> lines;
  for (std::string_view line : message.body) {
    if (trim_right(line) == "---") break;
    lines.push_back(line);
  }
  return lines;
}

bool starts_splat(std::string_view line) {
  line = trim_left(line);
  if (line.starts_with("WARNING:") || line.starts_with("BUG:") || line.starts_with("Call Trace"))
    return true;
  Scanner scan(line);
  if (!scan.eat("[")) return line.starts_with("#") && line.find(" at ") != line.npos;
  scan.take_blanks();
  return !scan.take_while(is_digit).empty() && scan.eat(".");
}

std::vector<std::string_view> prose_without_splats(const CommitMessage& message) {
  std::vector<std::string_view> lines;
  bool splat = false;
  const char* splat_end = nullptr;
  for (std::string_view line : prose(message)) {
    if (trim_right(line) == "---") break;
    // A blank line ends a splat; prose() leaves blank lines out, so look at the distance.
    if (splat && line.data() - splat_end > 1) splat = false;
    splat = splat || starts_splat(line);
    splat_end = line.data() + line.size();
    if (!splat) lines.push_back(line);
  }
  return lines;
}

bool is_quoted(std::string_view line) {
  const char first = line.empty() ? ' ' : line.front();
  return is_space(first) || first == '>' || first == '|' || first == '$' || first == '#' ||
         first == '+';
}

std::vector<std::string_view> long_lines(const CommitMessage& message, std::size_t over) {
  std::vector<std::string_view> lines;
  for (std::string_view line : prose_without_splats(message))
    if (line.size() > over && !must_stay(line) && count_characters(line) > over)
      lines.push_back(line);
  return lines;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  Scanner scan(text);
  while (true) {
    scan.take_while(is_space);
    if (scan.done()) return words;
    words.push_back(scan.take_while([](char c) { return !is_space(c); }));
  }
}

}  // namespace bpf
