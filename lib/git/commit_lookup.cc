// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/commit_lookup.h"

#include <algorithm>
#include <set>

#include "lib/git/process.h"
#include "lib/model/fixes.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

// `git cat-file --batch`: "<id> commit <size>\n<object>\n", or "<what was asked> missing\n".
CommitFacts read_answer(std::string_view& out, const LookupTips& tips) {
  CommitFacts facts;
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
    else facts.fetch = tips.fetch;
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

void CommitLookup::ask(const std::string& more) {
  std::set<std::string> ids = {more};
  if (!asked_)
    for (const Patch& patch : series_.patches)
      for (const Trailer& tag : patch.message.tags)
        if (is_fixes(tag))
          if (const FixesTag fixes = parse_fixes(tag, {}); !fixes.id.empty()) ids.insert(lower(fixes.id));
  asked_ = true;
  std::string input;
  for (const std::string& id : ids) input += id + "\n";
  const RunResult result = run_git({"cat-file", "--batch"}, {.input = input});
  std::string_view out = result.out;
  for (const std::string& id : ids) known_[id] = result.ok() ? read_answer(out, tips_) : CommitFacts{};
  mark(tips_.target, &CommitFacts::in_target);
  copy_or_mark(tips_.fixes_tree, &CommitFacts::in_fixes_tree);
  copy_or_mark(tips_.base, &CommitFacts::in_base);
}

void CommitLookup::mark(const std::string& tip, Answer CommitFacts::*answer) {
  if (tip.empty() || !tips_.complete) return;
  std::vector<std::string> ids;
  for (const auto& [id, facts] : known_)
    if (facts.exists == Answer::yes) ids.push_back(facts.id);
  const auto outside = not_reachable(tip, ids);
  if (!outside) return;
  for (auto& [id, facts] : known_)
    if (facts.exists == Answer::yes) facts.*answer = outside->contains(facts.id) ? Answer::no : Answer::yes;
}

// The same walk is not made twice.
void CommitLookup::copy_or_mark(const std::string& tip, Answer CommitFacts::*answer) {
  if (tip != tips_.target) return mark(tip, answer);
  for (auto& [id, facts] : known_) facts.*answer = facts.in_target;
}

std::optional<std::set<std::string>> not_reachable(const std::string& tip, const std::vector<std::string>& ids) {
  std::set<std::string> listed;
  if (ids.size() <= 2) {  // git merge-base walks less; from three ids on, one walk for all does
    // Asked for to find the tree, and by the rules again. Commits do not change: no answer ever does.
    static std::map<std::pair<std::string, std::string>, bool> answers;
    for (const std::string& id : ids) {
      auto known = answers.find({tip, id});
      if (known == answers.end()) {
        const RunResult asked = run_git({"merge-base", "--is-ancestor", id, tip}, {.time_limit = std::chrono::seconds(20)});
        if (asked.timed_out || asked.status > 1) return std::nullopt;
        known = answers.insert({{tip, id}, asked.status == 0}).first;
      }
      if (!known->second) listed.insert(id);
    }
    return listed;
  }
  std::string input = "^" + tip + "\n";
  for (const std::string& id : ids) input += id + "\n";
  const RunResult result = run_git({"rev-list", "--stdin"}, {.input = input, .time_limit = std::chrono::seconds(20)});
  if (!result.ok()) return std::nullopt;
  for (std::string_view line : split_lines(result.out)) listed.emplace(line);
  return listed;
}

}  // namespace bpf
