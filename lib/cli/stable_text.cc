// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/stable_text.h"

#include <algorithm>

#include "lib/model/fixes.h"
#include "lib/model/scan.h"
#include "lib/report/display.h"

namespace bpf {
namespace {

constexpr std::size_t text_column = 10, mail_width = 75;

std::string short_id(const std::string& id) { return id.substr(0, fixes_digits); }

std::string has_it(const Presence& presence) {
  const std::string as = "has it as " + short_id(presence.as);
  switch (presence.trace) {
    case Trace::named: return as + ", which names it";
    case Trace::subject: return as + ", by its subject and author";
    case Trace::patch: return as + ", by its author and patch";
    default: return "has it in its history";
  }
}

std::string whether_it_applies(const BranchStatus& branch) {
  if (branch.applies == Answer::yes)
    return branch.changes_nothing ? "; it applies, and changes nothing: is it there in another form?" : "; it applies";
  if (branch.applies == Answer::unknown) return "; whether it applies was not tried";
  std::string files;
  constexpr std::size_t most = 5;
  for (std::size_t i = 0; i < std::min(branch.conflicts.size(), most); ++i)
    files += (i == 0 ? ": " : ", ") + branch.conflicts[i];
  if (branch.conflicts.size() > most) files += " and " + std::to_string(branch.conflicts.size() - most) + " more";
  return "; it does not apply" + files;
}

std::string_view color_of(Need need) {
  switch (need) {
    case Need::has: return "\x1b[32m";
    case Need::needs: return "\x1b[1;31m";
    case Need::unknown: return "\x1b[1;35m";
    default: return "";
  }
}

}  // namespace

std::string commit_in_words(const Wanted& commit) {
  std::string text = short_id(commit.id);
  if (!commit.subject.empty()) text += " (\"" + commit.subject + "\")";
  return display_line(text);
}

std::string trees_in_words(const CommitStatus& commit, const Status& status) {
  const Where where = where_is(commit, status);
  if (where == Where::mainline)
    return "in mainline" + (commit.where.release.empty() ? "" : " since " + release_in_words(commit.where));
  if (where == Where::nowhere) return "in no tree that is here";
  if (where == Where::unknown) return "whether a tree has it cannot be told here";
  std::string trees;
  for (std::size_t i = 0; i < status.places.size(); ++i)
    if (commit.where.places[i] == Answer::yes) trees += (trees.empty() ? "" : ", ") + status.places[i].name;
  return "in " + trees + ", and not in mainline as it is here";
}

std::string branch_in_words(const BranchStatus& branch, const CommitStatus& commit) {
  const std::string reverted = branch.own.reverted_by.empty() ? "" : short_id(branch.own.reverted_by);
  std::string text;
  if (branch.need == Need::has) return has_it(branch.own);
  if (branch.need == Need::not_affected) {
    text = "not affected: does not have ";
    for (std::size_t i = 0; i < commit.causes.size(); ++i) text += (i == 0 ? "" : ", ") + short_id(commit.causes[i].id);
    return text + ", which it fixes" + (reverted.empty() ? "" : "; had the fix until " + reverted + " took it back");
  }
  if (branch.need == Need::needs) {
    text = "needs it: has " + short_id(commit.causes[branch.cause].id) + ", which it fixes";
    if (!branch.cause_there.as.empty()) text += ", as " + short_id(branch.cause_there.as);
    if (!reverted.empty()) text += "; had it until " + reverted + " took it back: see why";
  } else {
    text = "unknown: " + branch.why;
    if (!reverted.empty()) text += "; had it until " + reverted + " took it back";
    if (branch.own.in != Answer::no) return text;
  }
  return text + whether_it_applies(branch);
}

std::string branch_line(const BranchStatus& branch, const std::string& text) {
  std::string line = "  " + branch.branch->name;
  line.append(std::max(line.size() + 1, text_column) - line.size(), ' ');
  return line + text + "\n";
}

std::string mail_line(const BranchStatus& branch, const std::string& text) {
  const std::string wrapped = wrap(display_line(text), mail_width, std::string(text_column, ' '));
  return branch_line(branch, std::string(trim(wrapped)));
}

std::string format_status(const CommitStatus& commit, const Status& status, bool color) {
  const auto paint = [&](std::string_view with, const std::string& text) {
    return color && !with.empty() ? std::string(with) + text + "\x1b[m" : text;
  };
  std::string out = paint("\x1b[33m", commit_in_words(commit.commit)) + "\n";
  out += "  " + trees_in_words(commit, status) + "\n";
  for (const Wanted& cause : commit.causes)
    out += "  fixes " + commit_in_words(cause) + (cause.here ? "" : ", which is not here") + "\n";
  if (!commit.reverted_by.empty()) out += "  was taken back in mainline by " + short_id(commit.reverted_by) + "\n";
  out += "\n";
  for (const BranchStatus& branch : commit.branches) {
    std::string text = display_line(branch_in_words(branch, commit));
    if (branch.branch->end.upkeep == Upkeep::ended)
      text += branch.branch->end.when.empty() ? " (no longer maintained)" : " (maintained until " + branch.branch->end.when + ")";
    const std::size_t word = std::min(text.find_first_of(":;,("), text.size());
    out += branch_line(branch, paint(color_of(branch.need), text.substr(0, word)) + text.substr(word));
  }
  return out;
}

}  // namespace bpf
