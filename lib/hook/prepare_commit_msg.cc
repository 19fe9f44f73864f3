// SPDX-License-Identifier: GPL-2.0-only
#include "lib/hook/prepare_commit_msg.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "lib/error.h"
#include "lib/git/config.h"
#include "lib/hook/area_guess.h"
#include "lib/hook/message_file.h"
#include "lib/model/message.h"
#include "lib/model/scan.h"
#include "lib/model/subject.h"
#include "lib/report/display.h"
#include "lib/series/target.h"

namespace bpf {
namespace {

constexpr std::string_view hint_mark = " bpf: ";

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

// A rebase, pick, revert, merge or git am that is going on makes commits of its own.
bool git_is_busy(const std::string& path) {
  for (const char* name : {"rebase-merge", "rebase-apply", "CHERRY_PICK_HEAD", "REVERT_HEAD",
                           "MERGE_HEAD", "SQUASH_MSG", "sequencer"})
    if (stands_beside(path, name)) return true;
  return false;
}

// `git commit --amend -m` calls the hook like a fresh `-m`; only git's own command line tells. The
// hook's stub may stand between git and us. Where there is no /proc: not known, so not amending.
bool is_amending() {
  pid_t process = getppid();
  for (int step = 0; step < 2 && process > 1; ++step) {
    const std::string folder = "/proc/" + std::to_string(process);
    const std::string line = read_message_file(folder + "/cmdline").value_or("");
    if (line.find(std::string("\0--am", 5)) != std::string::npos) return true;
    const std::string status = read_message_file(folder + "/stat").value_or("");
    Scanner scan(std::string_view(status).substr(std::min(status.rfind(')'), status.size())));
    scan.take_while([](char c) { return !is_digit(c); });
    process = to_number(scan.take_while(is_digit));
  }
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

Preparation prepare_by(const Config& config, std::string_view raw) {
  Preparation preparation;
  const std::string mode = config.get("commit.cleanup").value_or("default");
  preparation.comment = comment_string(config);  // empty for "auto": git picks it later
  if (mode == "verbatim" || mode == "whitespace") preparation.comment.clear();
  preparation.scissors = mode == "scissors";
  const bool signed_off = raw.find("\nSigned-off-by: ") != raw.npos;
  if (!preparation.comment.empty()) preparation.hints = make_hints(config, signed_off);
  return preparation;
}

std::size_t next_line(std::string_view text, std::size_t at) {
  const std::size_t eol = text.find('\n', at);
  return eol == text.npos ? text.size() : eol + 1;
}

// Where the hints go: in front of git's comments, or behind the scissors.
std::size_t place_for_hints(std::string_view text, const Preparation& preparation) {
  const std::size_t scissors = find_scissors(text, preparation.comment);
  if (preparation.scissors && scissors != text.npos) return next_line(text, scissors);
  for (std::size_t at = 0; at < text.size(); at = next_line(text, at))
    if (text.substr(at).starts_with(preparation.comment)) return at;
  return text.size();
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
  const bool leave = area.empty() || subject.empty() || is_space(subject.front()) || subject.front() == '#' ||
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
  const bool editor = environment("GIT_EDITOR") != ":";
  if (arguments.size() > 2 || (!fresh && !given) || (fresh && !editor) || git_is_busy(path)) return;
  const std::optional<std::string> raw = read_message_file(path);
  if (!raw || (given && is_amending())) return;
  const Config config = Config::read();
  const std::string mode = lower(config.get("bpf.hook").value_or("on"));
  if (mode == "off" || mode == "false" || (given && !config.flag("bpf.autoPrefix", true))) return;
  std::string text;
  if (fresh) {
    Preparation preparation = prepare_by(config, *raw);
    preparation.area = guess_area(staged_paths());
    text = prepare_fresh(*raw, preparation);
  } else {
    // Asking costs time: only for a subject that lacks something.
    if (prepare_given(*raw, "x") == *raw) return;
    text = prepare_given(*raw, guess_area(staged_paths()));
  }
  if (text != *raw) replace_message_file(path, text);
}

}  // namespace bpf
