// SPDX-License-Identifier: GPL-2.0-only
#include "lib/policy/example.h"

#include "lib/model/width.h"

namespace bpf {
namespace {

constexpr std::string_view open_mark = "«", close_mark = "»";

// Takes the marks out of `marked`; they never go over the end of a line.
std::string unmark(std::string_view marked, std::vector<Mark>& marks) {
  std::string text;
  std::size_t line = 1, line_begin = 0;
  const auto column = [&] { return count_characters(std::string_view(text).substr(line_begin)) + 1; };
  while (!marked.empty()) {
    if (marked.starts_with(open_mark)) {
      marks.push_back({line, column(), column()});
      marked.remove_prefix(open_mark.size());
    } else if (marked.starts_with(close_mark)) {
      marks.back().end_column = column();
      marked.remove_prefix(close_mark.size());
    } else {
      text += marked.front();
      if (marked.front() == '\n') {
        ++line;
        line_begin = text.size();
      }
      marked.remove_prefix(1);
    }
  }
  return text;
}

}  // namespace

MarkedSeries series_of_example(const Example& example, const std::string& name) {
  MarkedSeries result;
  const std::string text = unmark(example.text, result.marks);
  if (text.starts_with("From ") || text.starts_with("From: ")) {
    std::vector<Mail> mails;
    for (const MailText& mail : split_mbox(text)) mails.push_back(parse_mail(name, mail));
    result.series = series_of_mails(std::move(mails));
    result.series.origin = Origin::mails;
    return result;
  }
  result.series.origin = example.origin;
  Patch patch;
  patch.message = parse_message(make_source(name, text));
  result.series.patches.push_back(std::move(patch));
  return result;
}

}  // namespace bpf
