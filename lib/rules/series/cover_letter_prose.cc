// SPDX-License-Identifier: GPL-2.0-only
// cover-letter-prose: the cover letter's text has 20 words or more, and is more than a list of the
// patches' titles. No text at all is cover-letter-content.
#include <set>

#include "lib/model/scan.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

constexpr int fewest_words = 20;

int count_words(std::string_view line) {
  int words = 0;
  for (Scanner scan(line); !scan.done();) {
    scan.take_while(is_space);
    const std::string_view word = scan.take_while([](char c) { return !is_space(c); });
    words += std::any_of(word.begin(), word.end(), [](char c) {
      return is_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
    });
  }
  return words;
}

// A line without what numbers it: "1. ", "- ", "patch 1: ", "[1/3] ".
std::string without_bullet(std::string_view line) {
  Scanner scan(trim(line));
  scan.eat_nocase("patch");
  scan.take_while([](char c) {
    return is_digit(c) || is_space(c) || c == '-' || c == '*' || c == '.' || c == ')' || c == '(' ||
           c == '[' || c == ']' || c == '/' || c == ':' || c == '#';
  });
  return lower(scan.rest());
}

void check(const Series& series, const Facts&, Findings& findings) {
  if (!series.cover || is_pull_request(*series.cover)) return;
  const Patch& cover = *series.cover;
  const std::vector<std::string_view>& body = cover.message.body;
  if (body.empty()) return;
  const std::string_view blurb = cover_blurb(through(body.front(), body.back()));
  for (std::string_view placeholder : {"*** SUBJECT HERE ***", "*** BLURB HERE ***", "EDITME"})
    if (blurb.find(placeholder) != blurb.npos ||
        cover.message.subject.find(placeholder) != blurb.npos)
      return;
  const std::vector<std::string_view> lines =
      prose(parse_message(cover.source(), cover.message.subject, blurb));
  if (lines.empty()) return;
  std::set<std::string> titles;
  for (const Patch& patch : series.patches) titles.insert(lower(trim(patch.message.subject)));
  int words = 0;
  bool only_titles = true;
  for (std::string_view line : lines) {
    words += count_words(line);
    only_titles = only_titles && titles.contains(without_bullet(line));
  }
  if (!only_titles && words >= fewest_words) return;
  findings.add(cover, trim(lines.front()),
               only_titles ? "the cover letter only lists the patches"
                           : "the cover letter has " + std::to_string(words) + (words == 1 ? " word" : " words") +
                                 ", and not " + std::to_string(fewest_words) + " or more",
               "say what the series is for and how it does it: " + std::string(edit_of_cover(series)));
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 0/2] bpf: Faster maps

«This makes maps faster.»

Ada Patcher (2):
  bpf: Add map
  selftests/bpf: Test map
)"},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 0/2] bpf: Faster maps

«1. bpf: Add a map that is so much faster than all the others that nobody will use these»
2. selftests/bpf: Test the map that is so much faster than all the others
From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 1/2] bpf: Add a map that is so much faster than all the others that nobody will use these

Text.
---
From 2123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 2/2] selftests/bpf: Test the map that is so much faster than all the others

Text.
---
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 0/2] bpf: Faster maps

Look-ups in array maps are what most programs spend their time on. With the index
checked once instead of twice, they take half of it.

Ada Patcher (2):
  bpf: Add map
  selftests/bpf: Test map
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next 0/2] bpf: Faster maps

*** BLURB HERE ***
)"},
};

}  // namespace

constinit const Rule cover_letter_prose = {
    .id = "cover-letter-prose",
    .severity = Severity::warning,
    .summary = "the cover letter says more than a sentence",
    .rationale =
        "The cover letter becomes the text of the merge commit, the only place that says what the "
        "series as a whole is for. The patches' titles are added to it anyway. With less than 20 words "
        "it hardly says what the series is for and how it does it.",
    .citation = R"(bpf_devel_QA, "What is the minimum requirement before I submit my BPF patches?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
