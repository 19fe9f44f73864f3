// SPDX-License-Identifier: GPL-2.0-only
// Where a span is, in the words of a person: line, column, and the line with a mark under it.
#pragma once

#include <optional>
#include <string>

#include "lib/model/source.h"
#include "lib/policy/finding.h"

namespace bpf {

struct Place {
  std::size_t line = 0;        // in what was read, from 1; 0 when that is not known
  std::size_t column = 0;      // in characters, from 1
  std::size_t end_column = 0;  // behind the last character; equal to column when empty
  std::string_view text;       // the whole line
  Span marked;                 // what is meant, in `text`; on this line only
};

// The place of a span; a span over several lines is marked on its first line.
Place find_place(const Source& source, Span span);

// Where a finding is: the name of the commit or mail, or the path of the file that is changed, and
// the place there when the finding has one. The place points into the finding or its source.
struct Location {
  std::string name;  // "series" when it is on all of it
  std::optional<Place> place;
};
Location locate(const Finding& finding);

// Two lines: the text, and the mark (`^~~~`, a bare `^` where something is missing) below it, each
// behind `margin` columns with the line number and a bar. Long lines are cut around the mark.
std::string excerpt(const Place& place, std::string_view mark_on, std::string_view mark_off);

// How wide the column with the line number is.
inline constexpr std::size_t margin = 5;

}  // namespace bpf
