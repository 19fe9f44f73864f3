// SPDX-License-Identifier: GPL-2.0-only
#include "lib/hook/commit_msg.h"

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <optional>

#include "lib/error.h"
#include "lib/git/config.h"
#include "lib/git/mailmap.h"
#include "lib/git/process.h"
#include "lib/hook/judgement.h"
#include "lib/hook/message_file.h"
#include "lib/hook/settings.h"
#include "lib/model/dates.h"
#include "lib/model/scan.h"
#include "lib/policy/check.h"
#include "lib/report/display.h"
#include "lib/rules/rules.h"

namespace bpf {
namespace {

struct Reading {
  Cleanup mode = Cleanup::strip;
  std::string comment = "#";
  bool cut = false;  // at the scissors
};

// How git will clean the message up, when nothing is configured.
Reading usual_reading() { return {has_editor() ? Cleanup::strip : Cleanup::whitespace, "#", false}; }

// core.commentChar=auto: git takes the first of these that begins no line of the message. It stands
// in the scissors, or begins the last line, since git's own comments are at the end.
std::string chosen_comment(std::string_view raw) {
  constexpr std::string_view candidates = "#;@!$%^&|:";
  for (char c : candidates)
    if (find_scissors(raw, std::string_view(&c, 1)) != raw.npos) return std::string(1, c);
  const std::vector<std::string_view> lines = split_lines(trim_right(raw));
  const char last = lines.empty() || lines.back().empty() ? '#' : lines.back().front();
  return std::string(1, has_editor() && candidates.find(last) != candidates.npos ? last : '#');
}

// The same, by the configuration. --cleanup on the command line is not visible to a hook.
Reading configured_reading(const Config& config, std::string_view raw) {
  Reading reading = usual_reading();
  const std::string mode = config.get("commit.cleanup").value_or("default");
  if (mode == "strip") reading.mode = Cleanup::strip;
  if (mode == "whitespace") reading.mode = Cleanup::whitespace;
  if (mode == "verbatim") reading.mode = Cleanup::verbatim;
  if (mode == "scissors") reading.mode = has_editor() ? Cleanup::scissors : Cleanup::whitespace;
  reading.comment = comment_string(config);
  if (reading.comment.empty()) reading.comment = chosen_comment(raw);
  const std::size_t scissors = find_scissors(raw, reading.comment);
  if (scissors == raw.npos) return reading;
  // commit --verbose: a diff below, or at least git's comment, which -m never has.
  const std::string_view below = raw.substr(std::min(raw.find('\n', scissors), raw.size() - 1) + 1);
  const bool diff_follows = raw.find("\ndiff --", scissors) != raw.npos;
  const bool comment_follows = has_editor() && below.starts_with(reading.comment);
  reading.cut = reading.mode == Cleanup::scissors || diff_follows || comment_follows ||
                config.flag("commit.verbose", false);
  return reading;
}

// Whether the message may read otherwise than usual_reading() takes it.
bool needs_configuration(std::string_view raw) {
  const bool comments = raw.starts_with('#') || raw.find("\n#") != raw.npos;
  return comments != has_editor() || raw.find(" >8 ") != raw.npos;
}

// Quitting the editor with nothing but the area that prepare-commit-msg filled in is quitting.
bool is_only_area(const CommitMessage& message) {
  const std::string subject = std::string(message.subject) + " x";
  return message.subject.ends_with(':') && prose(message).empty() &&
         area_prefix(subject).size() + 1 == message.subject.size();
}

std::optional<Ident> author() {
  const std::string_view name = environment("GIT_AUTHOR_NAME"), email = environment("GIT_AUTHOR_EMAIL");
  if (!email.empty()) return Ident{std::string(name), std::string(email)};
  const RunResult result = run_git({"var", "GIT_AUTHOR_IDENT"});
  return result.ok() ? parse_ident(result.out.substr(0, result.out.rfind('>') + 1)) : std::nullopt;
}

Series read_series(const std::string& path, std::string_view raw, const Reading& reading) {
  CleanMessage clean = clean_message(raw, reading.mode, reading.comment, reading.cut);
  Series series;
  series.origin = Origin::editor;
  Patch patch;
  patch.message =
      parse_message(make_source(path, std::move(clean.text), std::move(clean.line_numbers)));
  patch.author = author();
  series.patches.push_back(std::move(patch));
  return series;
}

// git commit --amend, git rebase's reword among them, keeps the date of the commit that it replaces, and
// tells hooks the date. Two commits that a script makes have the same one, too, of just now.
bool amends() {
  constexpr std::int64_t just_now = 10;  // seconds
  const std::string_view date = environment("GIT_AUTHOR_DATE");
  if (date.size() < 2 || std::time(nullptr) - to_seconds(date.substr(1, date.find(' ') - 1)) < just_now) return false;
  const RunResult head = run_git({"log", "-1", "--no-show-signature", "--date=raw", "--format=@%ad"});
  return head.ok() && trim(head.out) == date;
}

void explain_rejection(const std::string& path, const Reading& reading, std::size_t errors) {
  const bool amend = amends();
  const std::string command = std::string("git commit ") + (amend ? "--amend " : "") + (reading.cut ? "-v " : "") +
                              "-eF " + path_for_user(path);
  say("\nThe commit was not made: " + plural(errors, "error") + ". The message is kept; to mend it:\n  " +
      display_line(command) + "\n(add " + (amend ? "" : "--amend, ") +
      "-a, --author or paths if you had them; --no-verify commits without this check)\n");
}

}  // namespace

int commit_msg_hook(const std::string& path) {
  if (environment("BPF_HOOKS") == "0") return 0;
  const std::optional<std::string> raw = read_message_file(path);
  if (!raw) throw Error("cannot read " + path);
  if (stands_beside(path, "MERGE_HEAD")) return 0;

  std::optional<Config> config;
  Reading reading = usual_reading();
  if (needs_configuration(*raw)) {
    config = Config::read();
    reading = configured_reading(*config, *raw);
  }
  Series series = read_series(path, *raw, reading);
  if (passes_unread(series.patches.front().message)) return 0;
  Facts facts{.same_person = same_person_in(series)};
  Verdict verdict = check(series, facts, config ? policy_of(*config) : Policy{});
  const bool quit = has_editor() && is_only_area(series.patches.front().message);
  if (verdict.findings.empty() && verdict.not_run.empty() && !quit) return 0;

  // Something is to be said: from here on, time does not matter, and the configuration does.
  if (!config) config = Config::read();
  const HookMode mode = mode_with_warning(*config);
  if (mode == HookMode::off) return 0;
  reading = configured_reading(*config, *raw);
  series = read_series(path, in_utf8(*raw, *config), reading);
  const CommitMessage& message = series.patches.front().message;
  if (passes_unread(message)) return 0;
  if (has_editor() && is_only_area(message)) {
    say("Aborting commit: nothing but the area '" + display_line(message.subject) + "' was written.\n");
    return 1;
  }
  facts.target = tree_of_branch(*config);
  verdict = check(series, facts, policy_of(*config));
  std::erase_if(verdict.findings, [](const Finding& f) { return f.severity == Severity::note; });
  say(format_findings(verdict, series, style_for(*config)));
  say(format_not_run(verdict));
  if (!verdict.has_errors() || mode == HookMode::warn) return 0;
  explain_rejection(path, reading, verdict.count(Severity::error));
  return 1;
}

}  // namespace bpf
