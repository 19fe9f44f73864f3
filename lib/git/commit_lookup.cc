// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/commit_lookup.h"

#include <algorithm>
#include <set>
#include <utility>

#include "lib/git/process.h"
#include "lib/model/fixes.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

// `git cat-file --batch`: "<id> commit <size>\n<object>\n", or "<what was asked> missing\n".
CommitFacts read_answer(std::string_view& out, const LookupTips& tips) {
  CommitFacts facts;
  facts.fetch = tips.fetch;
  const std::string_view header = out.substr(0, out.find('\n'));
  out.remove_prefix(std::min(header.size() + 1, out.size()));
  Scanner scan(header);
  const std::string_view id = scan.take_while(is_hex);
  scan.eat(" ");
  const std::string_view type = scan.take_while(is_alpha);
  scan.eat(" ");
  const int size = to_number(scan.rest());
  if (size < 0) {
    if (type == "missing" && tips.complete) facts.exists = Answer::no;
    return facts;  // "ambiguous", or not here
  }
  const std::string_view object = out.substr(0, static_cast<std::size_t>(size));
  out.remove_prefix(std::min(object.size() + 1, out.size()));
  facts.exists = type == "commit" ? Answer::yes : Answer::no;
  if (type != "commit") return facts;
  facts.id = id;
  facts.subject = patch_of_commit("", facts.id, object).message.subject;
  return facts;
}

std::vector<std::string> command() { return {"cat-file", "--batch"}; }

constexpr std::size_t few = 2;  // git merge-base walks less; from three ids on, one walk for all does

std::vector<std::string> question_of_ancestor(const std::string& name, const std::string& tip) {
  return {"merge-base", "--is-ancestor", name, tip};
}

// `name`: what git is asked for, which names the commit. Nothing when git cannot tell.
std::optional<bool> reaches(const std::string& tip, const std::string& id, const std::string& name) {
  // Asked for to find the tree, and by the rules again. Commits do not change: no answer ever does.
  static std::map<std::pair<std::string, std::string>, bool> answers;
  auto known = answers.find({tip, id});
  if (known == answers.end()) {
    const RunResult asked = run_git(question_of_ancestor(name, tip), {.time_limit = std::chrono::seconds(20)});
    if (asked.timed_out || asked.status > 1) return std::nullopt;
    known = answers.insert({{tip, id}, asked.status == 0}).first;
  }
  return known->second;
}

std::set<std::string> fixed_ids(const Series& series) {
  std::set<std::string> ids;
  for (const Patch& patch : series.patches)
    for (const Trailer& tag : patch.message.tags)
      if (is_fixes(tag))
        if (const FixesTag fixes = parse_fixes(tag, {}); !fixes.id.empty()) ids.insert(lower(fixes.id));
  return ids;
}

}  // namespace

CommitFacts CommitLookup::find(std::string_view id) {
  const std::string key = lower(id);
  if (!asked_ || !known_.contains(key)) ask(key);
  const auto found = known_.find(key);
  return found == known_.end() ? CommitFacts{} : found->second;
}

Answer CommitLookup::is_applied() const {
  if (series_.patches.empty() || series_.patches.back().commit.empty()) return Answer::unknown;
  std::vector<std::string> arguments = {"for-each-ref", "--count=1", "--format=%(refname)",
                                        "--contains=" + series_.patches.back().commit, "refs/tags/v[0-9]*"};
  arguments.insert(arguments.end(), tips_.trees.begin(), tips_.trees.end());
  const RunResult result = run_git(std::move(arguments), {.time_limit = std::chrono::seconds(20)});
  if (!result.ok()) return Answer::unknown;
  return result.out.empty() ? Answer::no : Answer::yes;
}

Answer CommitLookup::in_history(Tip tip, std::string_view id) {
  const CommitFacts commit = find(id);
  if (commit.exists != Answer::yes || tips_.shallow) return Answer::unknown;
  const std::string& at = tip == Tip::base ? tips_.base : tip == Tip::target ? tips_.target : tips_.fixes_tree;
  if (at.empty()) return Answer::unknown;
  const auto& history = history_of(at);
  const auto found = history.find(commit.id);
  return found == history.end() ? Answer::unknown : found->second;
}

bool CommitLookup::ask_ahead_for(const Series& series, const std::string& base) {
  const std::set<std::string> ids = fixed_ids(series);
  if (ids.empty()) return false;
  ask_git_ahead(command(), join_lines(ids));
  if (ids.size() <= few && !base.empty())
    for (const std::string& id : ids) start_git_ahead(question_of_ancestor(id, base));
  return true;
}

void CommitLookup::ask(const std::string& more) {
  std::set<std::string> ids;
  if (!std::exchange(asked_, true)) ids = fixed_ids(series_);
  ids.insert(more);
  const std::string input = join_lines(ids);
  const RunResult result = run_git(command(), {.input = input});
  std::string_view out = result.out;
  for (const std::string& id : ids) known_[id] = result.ok() ? read_answer(out, tips_) : CommitFacts{};
  histories_.clear();
}

// Of all commits that are known, by one walk.
const std::map<std::string, Answer, std::less<>>& CommitLookup::history_of(const std::string& tip) {
  const auto [history, is_new] = histories_.try_emplace(tip);
  if (!is_new) return history->second;
  std::vector<std::string> ids, names;
  for (const auto& [name, facts] : known_) {
    if (facts.exists != Answer::yes) continue;
    ids.push_back(facts.id);
    names.push_back(name);
  }
  if (const auto outside = not_reachable(tip, ids, names))
    for (const std::string& id : ids) history->second[id] = outside->contains(id) ? Answer::no : Answer::yes;
  return history->second;
}

std::optional<std::set<std::string>> not_reachable(const std::string& tip, const std::vector<std::string>& ids,
                                                   const std::vector<std::string>& names) {
  std::set<std::string> listed;
  if (ids.size() <= few) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const std::optional<bool> reached = reaches(tip, ids[i], names.empty() ? ids[i] : names[i]);
      if (!reached) return std::nullopt;
      if (!*reached) listed.insert(ids[i]);
    }
    return listed;
  }
  const std::string input = "^" + tip + "\n" + join_lines(ids);
  const RunResult result = run_git({"rev-list", "--stdin"}, {.input = input, .time_limit = std::chrono::seconds(20)});
  if (!result.ok()) return std::nullopt;
  for (std::string_view line : split_lines(result.out)) listed.emplace(line);
  return listed;
}

}  // namespace bpf
