// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/bug_report.h"

#include <algorithm>

#include "lib/model/fixes.h"
#include "lib/model/scan.h"
#include "lib/series/mail_draft.h"

namespace bpf {
namespace {

constexpr std::string_view log_begins = "----- the log begins here -----";
constexpr std::string_view log_ends = "----- the log ends here -----";

constexpr std::size_t most_candidates = 10;  // that are listed beside the log of git bisect

constexpr std::string_view kernel_questions =
    "EDITME: what does not work, in two or three sentences, and since which kernel\n"
    "\n"
    "What was expected:\n"
    "EDITME\n"
    "\n"
    "What happens instead:\n"
    "EDITME\n"
    "\n"
    "How to reproduce it:\n"
    "EDITME: the commands, or the smallest program that shows it; every time, or how often\n"
    "\n";

constexpr std::string_view llvm_questions =
    "EDITME: what clang does wrong, or which code of it the verifier refuses, in two or three sentences\n"
    "\n"
    "What was expected:\n"
    "EDITME\n"
    "\n"
    "What happens instead:\n"
    "EDITME\n"
    "\n"
    "The command, with all flags (--target, -mcpu, -O):\n"
    "EDITME: clang --target=bpf -mcpu=v3 -O2 -g -c repro.bpf.c -o repro.bpf.o\n"
    "\n"
    "The C source, as small as it can be made:\n"
    "EDITME\n"
    "\n"
    "The code that clang makes of it (clang -S, or llvm-objdump -dr):\n"
    "EDITME\n"
    "\n";

// Whether there is no text yet; that it is somewhere else is none.
bool asks(const BugReport& report) { return is_blank(report.text) || is_tracker_link_alone(report.text); }

std::string short_id(std::string_view id) { return std::string(id.substr(0, fixes_digits)); }

std::string named(std::string_view id, std::string_view subject) {
  return short_id(id) + (subject.empty() ? "" : " (\"" + std::string(subject) + "\")");
}

std::string section_of(const BlamedCommit& commit) {
  std::string text =
      "    " + named(commit.id, commit.subject) + "\n    by " + commit.author + ", " + commit.date + "\n";
  if (commit.merge) text += "    (a merge)\n";
  if (!commit.where.empty()) text += "    in " + commit.where + "\n";
  return text;
}

std::string counted(std::size_t n, std::string_view noun) {
  return std::to_string(n) + " " + std::string(noun) + (n == 1 ? "" : "s");
}

std::string end_of(const BisectLog& log, std::string_view term) {
  const BisectCommit* commit = log.earliest(term);
  return commit == nullptr ? "" : "    " + std::string(term) + ": " + named(commit->id, commit->subject) + "\n";
}

// Where it began and how far it went; empty when only the result is known.
std::string course_of(const BisectLog& log) {
  const std::string ends = end_of(log, log.old_term) + end_of(log, log.new_term);
  if (ends.empty()) return {};
  const std::size_t skipped = log.count("skip"), tested = log.count(log.old_term) + log.count(log.new_term);
  std::string text = "It began with\n\n" + ends + "\nand took " + counted(tested, "test");
  if (skipped > 0) text += "; " + counted(skipped, "commit") + " could not be tested";
  return text + ".\n\n";
}

std::string bisect_section(const BugReport& report) {
  const BisectLog& log = report.bisect;
  const std::string first = "The first " + std::string(log.new_term) + " commit, by git bisect";
  std::string text;
  if (!log.first && log.candidates.empty()) return {};
  if (log.first) {
    text = first + ":\n\n";
    const auto known = std::find_if(report.blamed.begin(), report.blamed.end(),
                                    [&](const BlamedCommit& commit) { return commit.id.starts_with(log.first->id); });
    text +=
        known != report.blamed.end() ? section_of(*known) : "    " + named(log.first->id, log.first->subject) + "\n";
  } else {
    text = first + ", is one of these, which could not be tested:\n\n";
    for (std::size_t i = 0; i < log.candidates.size() && i < most_candidates; ++i)
      text += "    " + named(log.candidates[i].id, log.candidates[i].subject) + "\n";
    if (log.candidates.size() > most_candidates)
      text += "    and " + std::to_string(log.candidates.size() - most_candidates) +
              " more, see the log of git bisect below\n";
  }
  return text + "\n" + course_of(log);
}

// Those that git bisect has not named.
std::string blamed_section(const BugReport& report) {
  std::string text;
  for (const BlamedCommit& commit : report.blamed) {
    const auto is_it = [&](const BisectCommit& other) { return commit.id.starts_with(other.id); };
    const bool by_bisect = report.bisect.first
                               ? is_it(*report.bisect.first)
                               : std::any_of(report.bisect.candidates.begin(), report.bisect.candidates.end(), is_it);
    if (!by_bisect) text += section_of(commit) + "\n";
  }
  return text.empty() ? text : "The commit that brought it in:\n\n" + text;
}

// In a paragraph of its own, as the robot wants it.
std::string regzbot_section(const BugReport& report) {
  const BisectLog& log = report.bisect;
  std::string from = "EDITME: the last good version..the first bad one: v6.17..v6.18-rc1";
  if (report.text.find("#regzbot ") != std::string::npos) return {};
  if (log.first && log.is_about_breakage()) from = short_id(log.first->id);
  else if (!report.blamed.empty() && log.candidates.empty()) from = short_id(report.blamed.front().id);
  else if (const BisectCommit *good = log.latest(log.old_term), *bad = log.latest(log.new_term); good && bad)
    from = short_id(good->id) + ".." + short_id(bad->id);
  return "#regzbot introduced: " + from + "\n\n";
}

std::string log_section(const BugReport& report) {
  const std::string title = report.llvm ? "What the verifier says:\n" : "What the kernel says:\n";
  if (!report.log.empty())
    return title + std::string(log_begins) + "\n" + report.log + std::string(log_ends) + "\n\n";
  if (!asks(report)) return {};
  return title + (report.llvm ? "EDITME: the verifier's log, all of it and as text; or delete this"
                              : "EDITME: the verifier's log, or dmesg from the first line on that looks wrong; "
                                "all of it, as text") +
         "\n\n";
}

// `[REGRESSION]` is what the robot of the regressions list, and people there, look for.
std::string_view label(const BugReport& report) { return report.regression ? "[REGRESSION] " : "[BUG] "; }

bool is_link(std::string_view word) { return word.starts_with("http://") || word.starts_with("https://"); }

}  // namespace

std::string report_subject(const BugReport& report) {
  if (report.subject.starts_with("[")) return report.subject;
  if (!report.subject.empty()) return std::string(label(report)) + report.subject;
  return std::string(label(report)) + report.area + ": EDITME: what goes wrong, in a few words";
}

std::string report_text(const BugReport& report) {
  const std::string_view questions = report.llvm ? llvm_questions : kernel_questions;
  std::string text = report.text.empty() ? "" : tidy_text(report.text) + "\n";
  if (asks(report)) text += questions;
  text += bisect_section(report) + blamed_section(report);
  if (report.regression) text += regzbot_section(report);
  text += log_section(report);
  if (!report.environment.empty()) text += "Environment:\n" + report.environment + "\n";
  if (!report.bisect_text.empty()) text += "The log of git bisect:\n" + report.bisect_text;
  return tidy_text(text);
}

std::vector<Unfinished> unfinished_lines(std::string_view mail) {
  std::vector<Unfinished> found;
  std::size_t number = 0;
  for (std::string_view line : split_lines(mail)) {
    ++number;
    if (line.find("EDITME") != line.npos) found.push_back({number, trim(line)});
  }
  return found;
}

bool is_tracker_link_alone(std::string_view text) {
  bool link = false;
  while (!(text = trim_left(text)).empty()) {
    Scanner scan(text);
    const std::string_view word = scan.take_while([](char c) { return !is_space(c); });
    text = scan.rest();
    const bool tracker = is_link(word) && word.find("bugzilla") != word.npos;
    const bool introduces = word.ends_with(':') || equal_nocase(word, "see");  // "Link: https://…"
    if (!tracker && !introduces) return false;
    link = link || tracker;
  }
  return link;
}

}  // namespace bpf
