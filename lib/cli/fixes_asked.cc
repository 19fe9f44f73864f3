// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/fixes_asked.h"

#include <algorithm>
#include <filesystem>

#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/fixes.h"
#include "lib/model/scan.h"
#include "lib/rules/message/quoted_subject.h"
#include "lib/series/whereabouts.h"

namespace bpf {
namespace {

bool is_there(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::symlink_status(path, ignored).type() != std::filesystem::file_type::not_found;
}

// "kernel/bpf/arraymap.c:12", "kernel/bpf/arraymap.c:12,20"
bool read_lines(const std::string& operand, LinesOfFile& lines) {
  const std::size_t colon = operand.rfind(':');
  if (colon == operand.npos || colon == 0) return false;
  Scanner scan(std::string_view(operand).substr(colon + 1));
  lines.from = lines.to = to_number(scan.take_while(is_digit));
  if (scan.eat(",")) lines.to = to_number(scan.take_while(is_digit));
  if (!scan.done() || lines.from < 1 || lines.to < 1) return false;
  if (lines.from > lines.to) std::swap(lines.from, lines.to);
  lines.path = operand.substr(0, colon);
  return true;
}

// The id in `Fixes: 0123456789ab ("…")`, `commit 0123456789ab ("…")` and the like; empty when none is.
std::string pasted_id(std::string_view operand) {
  std::string_view value = trim(operand);
  if (starts_nocase(value, "Fixes:")) value = trim(value.substr(6));
  return std::string(parse_fixes({value, "Fixes", value}, {}).id);
}

std::string cut_hint() { return read_layout().shallow ? "the history here is cut; to get all of it: git fetch --unshallow" : ""; }

// The commit that has this subject, in HEAD's history or in a tree.
std::string commit_with_subject(const std::string& operand, const Config& config) {
  const std::string subject(rules::strip_quotes(operand));
  std::vector<std::string> command = {"log", "--format=%H %s", "--no-color", "--no-show-signature", "-s", "--encoding=UTF-8",
                                      "--fixed-strings", "--no-merges", "--grep=" + subject};
  std::vector<std::string> tips;
  if (is_commit("HEAD")) tips.push_back(resolve_commit("HEAD"));
  for (const TreePlace& place : places_here(config)) tips.push_back(place.id);
  if (tips.empty()) throw Error("there are no commits to look for '" + subject + "' in");
  command.insert(command.end(), tips.begin(), tips.end());
  command.emplace_back("--");
  const std::string out = git_output(std::move(command));
  std::vector<std::string> exact, longer;
  for (std::string_view line : split_lines(out)) {
    const std::size_t blank = line.find(' ');
    if (blank == line.npos) continue;
    const std::string_view found = line.substr(blank + 1);
    if (found == subject) exact.emplace_back(line.substr(0, blank));
    else if (found.starts_with(subject)) longer.emplace_back(line.substr(0, blank));
  }
  const std::vector<std::string>& ids = exact.empty() ? longer : exact;
  if (ids.empty()) throw Error("no commit here has the subject '" + subject + "'", cut_hint());
  if (ids.size() == 1) return ids.front();
  std::string names;
  for (std::size_t i = 0; i < ids.size() && i < 5; ++i) names += (i == 0 ? "" : ", ") + ids[i].substr(0, 12);
  if (ids.size() > 5) names += " and others";
  throw Error(std::to_string(ids.size()) + (exact.empty() ? " commits have a subject that begins with '" : " commits have the subject '") + subject +
                  "': " + names,
              "name one by its id");
}

std::string commit_of(const std::string& operand, const Config& config) {
  if (is_commit(operand)) return resolve_commit(operand);
  if (const std::string id = pasted_id(operand); !id.empty() && is_commit(id)) return resolve_commit(id);
  if (operand.find(' ') != operand.npos && pasted_id(operand).empty()) return commit_with_subject(operand, config);
  const std::string cut = cut_hint();
  throw Error("'" + operand + "' is no commit, and no file here",
              cut.empty() ? "a commit, its subject in quotes, <file>, or <file>:<line>" : cut);
}

}  // namespace

FixesAsked read_asked(const FixesOptions& options, const Config& config) {
  FixesAsked asked;
  for (const std::string& operand : options.operands) {
    LinesOfFile lines;
    if (!is_commit(operand) && read_lines(operand, lines) && is_there(lines.path)) {
      asked.lines.push_back(std::move(lines));
    } else if (!is_commit(operand) && is_there(operand)) {
      asked.files.push_back(operand);
    } else {
      std::string id = commit_of(operand, config);
      if (std::find(asked.commits.begin(), asked.commits.end(), id) == asked.commits.end())
        asked.commits.push_back(std::move(id));
    }
  }
  for (const std::string& file : options.files) {
    LinesOfFile lines;
    if (!is_there(file) && read_lines(file, lines)) asked.lines.push_back(std::move(lines));
    else asked.files.push_back(file);
  }
  const bool change = options.staged || !options.change.empty();
  const int kinds = !asked.commits.empty() + !asked.lines.empty() + (!asked.files.empty() || change);
  if (kinds > 1) throw Error("commits, lines and changes are asked about one kind at a time", "", 129);
  if (options.staged && !options.change.empty()) throw Error("--staged and --for do not go together", "", 129);
  return asked;
}

}  // namespace bpf
