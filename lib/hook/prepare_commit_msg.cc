// SPDX-License-Identifier: GPL-2.0-only
#include "lib/hook/prepare_commit_msg.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <optional>

#include "lib/error.h"
#include "lib/git/config.h"
#include "lib/hook/area_guess.h"
#include "lib/hook/message_file.h"
#include "lib/hook/settings.h"
#include "lib/model/message.h"
#include "lib/model/scan.h"
#include "lib/model/subject.h"
#include "lib/report/advice.h"
#include "lib/report/ci_log.h"
#include "lib/report/display.h"
#include "lib/series/target.h"

namespace bpf {
namespace {

constexpr std::string_view hint_mark = " bpf: ";

// A rebase, pick, revert, merge or git am that is going on makes commits of its own.
bool git_is_busy(const std::string& path) {
  for (const char* name : {"rebase-merge", "rebase-apply", "CHERRY_PICK_HEAD", "REVERT_HEAD",
                           "MERGE_HEAD", "SQUASH_MSG", "sequencer"})
    if (stands_beside(path, name)) return true;
  return false;
}

// Where the version that is being worked on can be read: `branch.<name>.bpfVersion`, or the
// branch's own name ("topic-v3", "topic/v3").
int version_of_branch(const Config& config, const std::string& branch) {
  const int configured = to_number(config.get("branch." + branch + ".bpfVersion").value_or(""));
  if (configured > 0) return configured;
  const std::size_t v = branch.rfind('v');
  const bool apart = v != branch.npos && v > 0 && (branch[v - 1] == '-' || branch[v - 1] == '/' || branch[v - 1] == '_');
  return apart ? std::max(to_number(std::string_view(branch).substr(v + 1)), 0) : 0;
}

Target target_of(const Config& config, const Branch& branch) {
  try {
    return given_target("", config, branch);
  } catch (const Error&) {
    return {};  // a misspelt tree is for the commands to complain about
  }
}

std::vector<std::string> make_hints(const Config& config, bool signed_off) {
  const Branch branch = read_branch();
  const Target target = target_of(config, branch);
  const bool fixes_only = target.tree != nullptr && target.tree->fixes_only;
  std::vector<std::string> hints;
  if (target.tree != nullptr)
    hints.push_back("for " + std::string(target.tree->name) + " (" + display_line(target.why) + ")");
  hints.push_back("say why: what is wrong or missing today, and who needs it");
  hints.push_back(std::string(fixes_only ? "this tree takes fixes; each has" : "a fix has") +
                  " the tag  Fixes: <12 or more digits> (\"<subject>\")  from");
  hints.push_back("  git log -1 --abbrev=12 --format='Fixes: %h (\"%s\")' <commit>");
  if (!signed_off) hints.push_back("sign off: git commit -s");
  if (const int version = version_of_branch(config, branch.name); version > 0) {
    hints.push_back("this is work towards v" + std::to_string(version) + " of the series");
    if (version > 1)
      hints.push_back("what changed since v" + std::to_string(version - 1) +
                      " goes below the ---, or into the cover letter");
  }
  return hints;
}

std::size_t next_line(std::string_view text, std::size_t at) {
  const std::size_t eol = text.find('\n', at);
  return eol == text.npos ? text.size() : eol + 1;
}

// The offset of the first comment line; the end of the text when there is none.
std::size_t first_comment(std::string_view text, std::string_view comment) {
  for (std::size_t at = 0; !comment.empty() && at < text.size(); at = next_line(text, at))
    if (text.substr(at).starts_with(comment)) return at;
  return text.size();
}

// Where the hints go: in front of git's comments, or below the scissors and what git says there.
std::size_t place_for_hints(std::string_view text, const Preparation& preparation) {
  std::size_t at = first_comment(text, preparation.comment);
  if (!preparation.scissors) return at;
  while (text.substr(at).starts_with(preparation.comment) &&
         text.substr(at, next_line(text, at) - at) != preparation.comment + "\n")
    at = next_line(text, at);
  return at;
}

Preparation prepare_by(const Config& config, std::string_view raw) {
  Preparation preparation;
  const std::string mode = config.get("commit.cleanup").value_or("default");
  preparation.comment = comment_string(config);  // empty for "auto": git picks it later
  if (mode == "verbatim" || mode == "whitespace") preparation.comment.clear();
  // --cleanup=scissors is only seen by its effect: the scissors are git's first comment.
  const std::size_t scissors = find_scissors(raw, preparation.comment);
  preparation.scissors = scissors != raw.npos && scissors == first_comment(raw, preparation.comment);
  if (mode == "scissors" && !preparation.scissors) preparation.comment.clear();
  const bool signed_off = raw.find("\nSigned-off-by: ") != raw.npos;
  if (!preparation.comment.empty() && is_advised("advice.bpfCommitComments", config))
    preparation.hints = make_hints(config, signed_off);
  return preparation;
}

// Whether there is anything but comments and blank lines in front of git's own comments.
bool has_text(std::string_view raw, const std::string& comment) {
  const std::vector<std::string_view> lines = split_lines(raw);
  return std::any_of(lines.begin(), lines.end(), [&](std::string_view line) {
    const bool is_comment = line.starts_with(comment.empty() ? "#" : comment);
    return !is_blank(line) && !is_comment && !line.starts_with("Signed-off-by: ");
  });
}

void complain_unchanged(const std::string& path) {
  const std::string text = "warning: git-bpf: cannot write " + display_line(path) + "; the message is as it was\n";
  std::fputs(for_log(text).c_str(), stderr);
}

}  // namespace

std::string prepare_fresh(std::string_view raw, const Preparation& preparation) {
  std::string text(raw);
  const std::string_view first = raw.substr(0, raw.find('\n'));
  const bool comment_first = !preparation.comment.empty() && first.starts_with(preparation.comment);
  if (!preparation.area.empty() && (is_blank(first) || comment_first)) {
    const std::string line = preparation.area + ": ";
    if (comment_first) text.insert(0, line + "\n\n");
    else text.replace(0, first.size(), raw.size() == first.size() ? line + "\n" : line);
  }
  const std::string& comment = preparation.comment;
  if (comment.empty() || preparation.hints.empty() ||
      text.find(comment + std::string(hint_mark)) != std::string::npos)
    return text;
  std::string block;
  for (const std::string& hint : preparation.hints)
    block += comment + std::string(hint_mark) + hint + "\n";
  const std::size_t at = place_for_hints(text, preparation);
  if (at == text.size()) block.insert(0, text.empty() || text.ends_with('\n') ? "\n" : "\n\n");
  else block += comment + "\n";
  text.insert(at, block);
  return text;
}

std::string prepare_given(std::string_view raw, const std::string& area) {
  std::size_t start = 0;
  while (start < raw.size() && is_blank(raw.substr(start, next_line(raw, start) - start)))
    start = next_line(raw, start);
  const std::string_view subject = trim_right(raw.substr(start, next_line(raw, start) - start));
  const std::string_view word = subject.substr(0, subject.find(' '));
  const bool leave = area.empty() || subject.empty() || word.find(':') != word.npos || word.starts_with('[') || is_space(subject.front()) || subject.front() == '#' ||
                     subject.ends_with(':') || subject.starts_with("WIP") || subject.starts_with("Merge ") ||
                     is_autosquash(subject) || is_revert(subject) || !area_prefix(subject).empty() ||
                     raw.find("--- b4-submit-tracking ---") != raw.npos;
  std::string text(raw);
  if (!leave) text.insert(start, area + ": ");
  return text;
}

void prepare_commit_msg_hook(const std::vector<std::string>& arguments) {
  if (arguments.empty() || environment("BPF_HOOKS") == "0") return;
  const std::string& path = arguments[0];
  const std::string source = arguments.size() > 1 ? arguments[1] : "";
  const bool fresh = source.empty() || source == "template", given = source == "message";
  if (arguments.size() > 2 || (!fresh && !given) || (fresh && !has_editor()) || git_is_busy(path)) return;
  const std::optional<std::string> raw = read_message_file(path);
  if (!raw && errno == ENOENT) return;  // git gui may ask before there is one
  if (!raw) throw Error("cannot read " + path);
  // Asking git costs time: only for a subject that lacks something.
  if (given && prepare_given(*raw, "x") == *raw) return;
  const GitCommand command = read_git_command();
  if (given && command.amend) return;  // --amend -m looks like a fresh -m
  const Config config = Config::read();
  const HookMode mode = hook_mode(config);
  if (mode == HookMode::off || (given && !config.flag("bpf.autoPrefix", true))) return;
  std::string text;
  if (fresh) {
    Preparation preparation = prepare_by(config, *raw);
    // Whoever quits the editor wants no commit, and git goes by the message being empty, or the
    // template as it was. With an area filled in, only a commit-msg hook that rejects notices.
    const bool rejected = !command.no_verify &&
                          (mode != HookMode::warn || !has_text(*raw, preparation.comment));
    if (rejected) preparation.area = guess_area(staged_paths());
    text = prepare_fresh(*raw, preparation);
  } else {
    text = prepare_given(*raw, guess_area(staged_paths()));
  }
  if (text != *raw && !replace_message_file(path, text))
    complain_unchanged(path);
}

}  // namespace bpf
