// SPDX-License-Identifier: GPL-2.0-only
// Text from outside on its way to a terminal, a log, a page, and out of its transfer encodings.
#include "lib/model/diff.h"
#include "lib/model/encoding.h"
#include "lib/model/scan.h"
#include "lib/model/width.h"
#include "lib/report/ci_log.h"
#include "lib/report/display.h"
#include "lib/report/place.h"
#include "lib/report/roff.h"
#include "tests/fuzz/support.h"
#include "tests/fuzz/targets.h"
#include "tests/support/ci_log.h"

namespace bpf {
namespace {

using namespace fuzz;

void check_display(std::string_view text) {
  const std::string shown = display(text), line = display_line(text);
  must(is_plain(shown) && is_plain(line), "plain text");
  must(line.find('\n') == line.npos, "one line");
  must(display(shown) == shown && display_line(line) == line, "shown twice is as shown once");
  must(display_width(line) == display_width(text), "what is shown is as wide as was said");
  const std::string logged = without_commands(shown);
  must(obeys_nothing(logged), "a log that obeys nothing");
  must(without_commands(logged) == logged, "and stays so");
  must(is_plain(wrap(line, 40, "  ")), "plain paragraphs");
  escape_roff(text);
}

void check_excerpts(std::string_view text, std::size_t begin, std::size_t size) {
  const SourcePtr source = make_source("m", std::string(text));
  begin = std::min(begin * text.size() / 255, text.size());
  const Span span{begin, std::min(begin + size, text.size())};
  const Place place = find_place(*source, span);
  must(place.line >= 1 && place.column >= 1 && place.end_column >= place.column, "a place");
  const std::string shown = excerpt(place, "", "");
  must(is_plain(shown) && split_lines(shown).size() == 2, "two plain lines");
  must(shown.find('^') != shown.npos, "a mark");
}

void check_encodings(std::string_view text) {
  std::vector<std::uint32_t> numbers;
  const std::string decoded = decode_quoted_printable(text, &numbers);
  must(decode_quoted_printable(text) == decoded, "decoded with or without numbers");
  must(numbers.size() == split_lines(decoded).size(), "a number for each line");
  const std::size_t given = split_lines(text).size();
  for (std::uint32_t number : numbers) must(number < given, "numbers of lines");
  decode_base64(text);
  unquote_path(text);
  for (const char* charset : {"utf-8", "iso-8859-1", "iso-2022-jp", "koi8-r", "utf-16", "utf-7"})
    if (const std::optional<std::string> converted = to_utf8(text, charset); converted && charset != std::string_view("utf-8"))
      must(find_invalid_utf8(*converted) == std::string::npos, "converted to UTF-8");
  must(offset_of_character(text, count_characters(text)) == text.size(), "as many characters as there are");
}

}  // namespace

// "<where><how long>" of what is marked, then the text.
void fuzz_text(std::string_view bytes) {
  Input input(bytes);
  const std::size_t begin = input.below(256), size = input.below(256);
  check_display(input.rest());
  check_excerpts(input.rest(), begin, size);
  check_encodings(input.rest());
}

}  // namespace bpf
