// SPDX-License-Identifier: GPL-2.0-only
// A commit message, from the file that git gives to its hooks to the verdict of all rules.
#include <algorithm>

#include "lib/model/scan.h"
#include "tests/fuzz/support.h"
#include "tests/fuzz/targets.h"

namespace bpf {
namespace {

using namespace fuzz;

constexpr Cleanup modes[] = {Cleanup::strip, Cleanup::whitespace, Cleanup::scissors, Cleanup::verbatim};
constexpr std::string_view comments[] = {"#", ";", "//"};

std::string with_crlf(std::string_view text) {
  std::string out;
  for (char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
  return out;
}

void check_cleaning(std::string_view raw, Cleanup mode, std::string_view comment, bool cut) {
  const CleanMessage clean = clean_message(raw, mode, comment, cut);
  must(split_lines(clean.text).size() == clean.line_numbers.size(), "a number for each line");
  must(std::is_sorted(clean.line_numbers.begin(), clean.line_numbers.end(), std::less_equal<>()), "numbers that grow");
  must(clean.line_numbers.empty() || clean.line_numbers.back() <= split_lines(raw).size(), "numbers of lines");
  must(clean_message(clean.text, mode, comment, cut).text == clean.text, "clean(clean(x)) == clean(x)");
  if (mode == Cleanup::verbatim) return;
  must(clean_message(with_crlf(raw), mode, comment, false).text == clean_message(raw, mode, comment, false).text,
       "CRLF makes no difference");
  const std::string line = std::string(raw) + (raw.ends_with('\n') ? "" : "\n");
  must(clean_message(line, mode, comment, cut).text == clean.text, "the last newline makes no difference");
  if (mode == Cleanup::strip)
    must(clean_message(line + "\n" + std::string(comment) + " On branch x\n", mode, comment, cut).text == clean.text,
         "git's comments make no difference");
  const std::string scissors = std::string(comment) + " ------------------------ >8 ------------------------\n";
  must(clean_message(line + scissors + "diff --git a/x b/x\n", mode, comment, true).text ==
           clean_message(raw, mode, comment, true).text,
       "what is below the scissors makes no difference");
}

void check_views(const CommitMessage& message) {
  const Source& source = *message.source;
  for (std::string_view view : {message.subject, message.title, message.notes, message.end}) must_hold(source, view);
  for (std::string_view line : message.body) must_hold(source, line);
  for (const auto* trailers : {&message.trailers, &message.tags})
    for (const Trailer& trailer : *trailers) {
      must_hold(source, trailer.line);
      must(trailer.line.starts_with(trailer.key) && !trailer.key.empty(), "a line begins with its key");
      must(trim(trailer.value) == trailer.value, "a trimmed value");
    }
  for (std::string_view line : prose(message)) must_hold(source, line);
}

}  // namespace

// "<mode><comment><cut>" and what facts_by() takes, then the message.
void fuzz_message(std::string_view bytes) {
  Input input(bytes);
  const Cleanup mode = modes[input.below(std::size(modes))];
  const std::string_view comment = comments[input.below(std::size(comments))];
  const bool cut = input.flag();
  const Facts facts = facts_by(input);
  const std::string_view raw = input.rest();
  check_cleaning(raw, mode, comment, cut);

  CleanMessage clean = clean_message(raw, mode, comment, cut);
  Series edited = series_of_message("", Origin::editor);
  edited.patches[0].message = parse_message(make_source("m", std::move(clean.text), std::move(clean.line_numbers)));
  check_views(edited.patches[0].message);
  judge(edited, facts);

  const Series commit = series_of_message(raw, Origin::commits);
  check_views(commit.patches[0].message);
  const std::vector<std::string> said = opinions(judge(commit, facts));
  if (raw.empty() || raw.ends_with('\n')) return;
  const Series ended = series_of_message(std::string(raw) + "\n", Origin::commits);
  must(opinions(judge(ended, facts)) == said, "the last newline changes no verdict");
}

}  // namespace bpf
