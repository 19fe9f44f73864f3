// SPDX-License-Identifier: GPL-2.0-only
// Any bytes in, no exception out, and only escaped bytes to the terminal. Random damage is done to
// texts that the parsers take apart; the seeds are fixed, so that a failure repeats.
#include <algorithm>
#include <random>

#include "lib/model/encoding.h"
#include "lib/model/scan.h"
#include "lib/model/series.h"
#include "lib/policy/check.h"
#include "lib/policy/example.h"
#include "lib/report/ci_log.h"
#include "lib/report/formats.h"
#include "lib/rules/rules.h"
#include "tests/support/catch.h"
#include "tests/support/ci_log.h"

using namespace bpf;

namespace {

std::string damage(std::string text, std::mt19937& random) {
  static const std::string pieces[] = {"\n",  "\r",  "\x1b[31m", std::string(1, '\0'), "\xff", "\xc2\x9b", "---\n",
                                       "@@ -1,9 +1,9 @@\n", "diff --git ", "=?utf-8?q?", "[", "]", ":",
                                       "From ", "\n::error::x\n", "##[error]", ")[", "\"", "\xe2\x80\xae", "Fixes: ", " ", "\t", "v999999999999", "9/9"};
  const auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
  for (std::size_t i = 0, times = 1 + below(8); i < times; ++i) {
    const std::size_t at = below(text.size() + 1);
    switch (below(4)) {
      case 0: text.insert(at, pieces[below(std::size(pieces))]); break;
      case 1: text.erase(at, below(20)); break;
      case 2: if (at < text.size()) text[at] = static_cast<char>(below(256)); break;
      default: text.insert(at, text.substr(below(text.size() + 1), below(40)));
    }
  }
  return text;
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (; times > 0; --times) out += text;
  return out;
}

bool is_plain(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f) return false;
    if (c == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0) return false;
  }
  return text.find("\xe2\x80\xae") == std::string_view::npos && find_invalid_utf8(text) == std::string_view::npos;
}

void judge(const Series& series) {
  const Facts facts{.target = find_tree("bpf")};
  const Verdict verdict = check(series, facts, Policy{});
  Report report{.verdict = verdict, .series = series, .tree = "bpf", .exit_status = 1, .strict = true};
  CHECK(is_plain(format_not_run(verdict)));
  // One format at a time: there are thousands of series, and JSON takes its time.
  static std::size_t turn = 0;
  const Format& format = all_formats[turn++ % std::size(all_formats)];
  report.quote_path = turn / std::size(all_formats) % 2 == 0;
  INFO(format.name);
  const std::string text = format.write(report);
  CHECK(is_plain(text));
  if (format.name == "github") CHECK(is_github(text));
  if (format.lines) CHECK(obeys_nothing(without_commands(text)));
  for (const NotRun& entry : verdict.not_run) CHECK(entry.reason.find("internal") == std::string::npos);
}

}  // namespace

TEST_CASE("parsers and rules take any bytes", "[total]") {
  std::mt19937 random(20260101);
  for (const Rule* rule : all_rules())
    for (const Example& example : rule->examples)
      for (int round = 0; round < 25; ++round) {
        const std::string text = damage(std::string(example.text), random);
        std::vector<Mail> mails;
        for (const MailText& mail : split_mbox(text)) mails.push_back(parse_mail("x\x1b", mail));
        judge(series_of_mails(std::move(mails)));
        Series commits;
        commits.origin = Origin::commits;
        commits.patches.push_back(patch_of_commit("c", "0123", text));
        Patch plain;
        plain.message = parse_message(make_source("c", text));
        commits.patches.push_back(std::move(plain));
        judge(commits);
      }
}

TEST_CASE("long lines and many lines take no time to speak of", "[total]") {
  for (const std::string& text :
       {"Subject: " + repeated("=?a?q?b", 20'000) + "\n\nx\n", "diff --git a/b" + repeated(" c/d", 50'000),
        std::string(200'000, 'a'), std::string(200'000, ' '), std::string(200'000, ':'),
        "s\n\n" + std::string(300'000, '\n'), "diff --git " + std::string(200'000, ' '),
        "Subject: " + std::string(100'000, '[') + "\n\nx\n"}) {
    Series commits;
    commits.origin = Origin::commits;
    Patch patch;
    patch.message = parse_message(make_source("c", text));
    commits.patches.push_back(std::move(patch));
    judge(commits);
    std::vector<Mail> mails;
    mails.push_back(parse_mail("m", {text, 1}));
    judge(series_of_mails(std::move(mails)));
  }
  std::string tags = "bpf: x\n\n";
  for (int i = 0; i < 50'000; ++i) tags += "Change-Id: I1\nSigned-of-by: a\n";
  for (int i = 0; i < 10'000; ++i) tags += "Fixes: 1b2c3d4e" + std::to_string(10'000 + i) + " (\"x\")\n";
  Series commits;
  commits.origin = Origin::commits;
  Patch patch;
  patch.message = parse_message(make_source("c", tags));
  commits.patches.push_back(std::move(patch));
  judge(commits);
}
