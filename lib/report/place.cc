// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/place.h"

#include <algorithm>

#include "lib/model/width.h"
#include "lib/report/display.h"

namespace bpf {
namespace {

constexpr std::size_t longest_excerpt = 160;  // characters

}  // namespace

Place find_place(const Source& source, Span span) {
  const std::string_view text = source.text;
  const std::size_t at = std::min(span.begin, text.size());
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(text.find('\n', at), text.size());
  Place place;
  place.text = text.substr(begin, end - begin);
  place.marked = {at - begin, std::max(at, std::min(span.end, end)) - begin};
  place.column = count_characters(place.text.substr(0, place.marked.begin)) + 1;
  place.end_column = place.column + count_characters(place.text.substr(
                                        place.marked.begin, place.marked.end - place.marked.begin));
  const auto index = static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
  if (source.line_numbers.empty()) place.line = index + 1;
  else if (index < source.line_numbers.size()) place.line = source.line_numbers[index];
  else place.line = source.line_numbers.back() + (index - source.line_numbers.size()) + 1;
  return place;
}

Location locate(const Finding& finding) {
  if (finding.patch == nullptr) return {"series", std::nullopt};
  if (finding.file) {
    Location location{finding.file->path, std::nullopt};
    const std::string_view text = finding.file->text;
    if (finding.file->line > 0) {
      Place place{finding.file->line, 1, count_characters(text) + 1, text, {0, text.size()}};
      location.place = place;
    }
    return location;
  }
  const Source& source = *finding.patch->source();
  if (!finding.span) return {source.name, std::nullopt};
  return {source.name, find_place(source, *finding.span)};
}

std::string excerpt(const Place& place, std::string_view mark_on, std::string_view mark_off) {
  std::string_view text = place.text;
  Span marked = place.marked;
  std::string head, tail;
  if (place.column > longest_excerpt / 2 && count_characters(text) > longest_excerpt) {
    const std::size_t skip = offset_of_character(text, place.column - 1 - longest_excerpt / 3);
    text.remove_prefix(skip);
    marked = {marked.begin - skip, marked.end - skip};
    head = "…";
  }
  if (count_characters(text) > longest_excerpt) {
    text = text.substr(0, offset_of_character(text, longest_excerpt));
    marked.end = std::min(marked.end, text.size());
    tail = "…";
  }
  std::string blanks(head.empty() ? 0 : 1, ' ');
  for (std::string_view before = text.substr(0, marked.begin); !before.empty();) {
    int code_point = 0;
    const std::size_t length = next_character(before, code_point);
    if (code_point == '\t') blanks += '\t';
    else blanks.append(display_width(before.substr(0, length)), ' ');
    before.remove_prefix(length);
  }
  const std::string_view what = text.substr(marked.begin, marked.end - marked.begin);
  const std::size_t tabs = static_cast<std::size_t>(std::count(what.begin(), what.end(), '\t'));
  const std::size_t width = display_width(what) + tabs * 7;
  std::string number = place.line == 0 ? "" : std::to_string(place.line);
  if (number.size() < margin) number.insert(0, margin - number.size(), ' ');
  std::string out = number + " | " + head + display_line(text) + tail + "\n";
  out.append(number.size(), ' ').append(" | ").append(blanks).append(mark_on).append("^");
  if (width > 1) out.append(width - 1, '~');
  return out.append(mark_off).append("\n");
}

}  // namespace bpf
