// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/fixes_edit.h"

#include "lib/model/fixes.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

bool names(const FixesTag& fixes, const Trailer& tag, const std::string& id, std::string_view subject) {
  if (!fixes.id.empty()) return id.starts_with(lower(fixes.id));
  std::string_view value = tag.value;  // a subject alone, with whatever is around it
  while (!value.empty() && (value.front() == '(' || value.front() == '"')) value.remove_prefix(1);
  while (!value.empty() && (value.back() == ')' || value.back() == '"')) value.remove_suffix(1);
  return !value.empty() && value == subject;
}

std::size_t offset_in(const std::string& text, std::string_view part) {
  return static_cast<std::size_t>(part.data() - text.data());
}

// Where the tag goes: behind the Fixes: tags that are there, else in front of all other tags.
std::size_t place_in(const std::string& text, const CommitMessage& message) {
  std::string_view behind;
  for (const Trailer& trailer : message.trailers) {
    if (equal_nocase(trailer.key, "Signed-off-by")) break;
    if (is_fixes(trailer)) behind = trailer.line;
  }
  if (behind.empty()) return offset_in(text, message.trailers.front().line);
  const std::size_t end = text.find('\n', offset_in(text, behind) + behind.size());
  return end == text.npos ? text.size() : end + 1;
}

}  // namespace

FixesEdit add_fixes(const std::string& original, const std::string& id, const std::string& line) {
  const SourcePtr source = make_source("", original);
  const std::string& text = source->text;
  const CommitMessage message = parse_message(source);
  const std::string_view subject = parse_fixes({line, "Fixes", std::string_view(line).substr(7)}, {}).subject;
  for (const Trailer& tag : message.tags) {
    if (!is_fixes(tag)) continue;
    const FixesTag fixes = parse_fixes(tag, text_after(message, tag));
    if (!names(fixes, tag, id, subject)) continue;
    if (fixes.exact && fixes.subject == subject) return {FixesEdit::Kind::there, text, ""};
    const std::string_view old = fixes.text;
    std::string mended = text;
    mended.replace(offset_in(text, old), old.size(), line);
    return {FixesEdit::Kind::corrected, mended, std::string(old)};
  }
  std::string added = text;
  if (!message.trailers.empty()) {
    const std::size_t at = place_in(text, message);
    const bool glued = at > 0 && text[at - 1] != '\n';  // the last line has no newline
    added.insert(at, glued ? "\n" + line : line + "\n");
  } else {
    std::size_t at = offset_in(text, message.end);
    if (at > 0 && at < text.size() && text[at] == '\n' && text[at - 1] != '\n') ++at;  // behind a subject that is all
    const bool glued = at > 0 && text[at - 1] != '\n';
    added.insert(at, (glued ? "\n\n" : "\n") + line + "\n");
  }
  return {FixesEdit::Kind::added, added, ""};
}

}  // namespace bpf
