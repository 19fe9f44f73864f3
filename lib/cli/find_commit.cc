// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/find_commit.h"

#include <vector>

#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/fixes.h"
#include "lib/model/scan.h"
#include "lib/rules/message/quoted_subject.h"
#include "lib/series/whereabouts.h"

namespace bpf {
namespace {

// The id in `Fixes: 0123456789ab ("…")`, `commit 0123456789ab ("…")` and the like; empty when none is.
std::string pasted_id(std::string_view operand) {
  std::string_view value = trim(operand);
  if (starts_nocase(value, "Fixes:")) value = trim(value.substr(6));
  return std::string(parse_fixes({value, "Fixes", value}, {}).id);
}

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
  if (ids.empty()) throw Error("no commit here has the subject '" + subject + "'", hint_when_cut());
  if (ids.size() == 1) return ids.front();
  std::string names;
  for (std::size_t i = 0; i < ids.size() && i < 5; ++i) names += (i == 0 ? "" : ", ") + ids[i].substr(0, 12);
  if (ids.size() > 5) names += " and others";
  throw Error(std::to_string(ids.size()) + (exact.empty() ? " commits have a subject that begins with '" : " commits have the subject '") + subject +
                  "': " + names,
              "name one by its id");
}

}  // namespace

std::string hint_when_cut() {
  return read_layout().shallow ? "the history here is cut; to get all of it: git fetch --unshallow" : "";
}

std::optional<std::string> find_commit(const std::string& operand, const Config& config) {
  if (is_commit(operand)) return resolve_commit(operand);
  const std::string pasted = pasted_id(operand);
  if (!pasted.empty()) return is_commit(pasted) ? std::optional(resolve_commit(pasted)) : std::nullopt;
  if (operand.find(' ') != operand.npos) return commit_with_subject(operand, config);
  return std::nullopt;
}

}  // namespace bpf
