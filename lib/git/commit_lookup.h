// SPDX-License-Identifier: GPL-2.0-only
// Looks up the commits that Fixes: tags name: whether they are here, their subjects, and in which
// trees they are. All tags of a series are asked for at once, when the first answer is wanted, and the
// history of a tree is only walked through when it is.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lib/git/repository.h"
#include "lib/model/facts.h"
#include "lib/model/series.h"

namespace bpf {

// Where to look for ancestry: full ids, empty when not known.
struct LookupTips {
  std::string base;        // where the series starts
  std::string target;      // the target tree's branch here
  std::string fixes_tree;  // bpf's branch here
  bool shallow = false;    // the history is cut, and what is before that in no tip's
  bool complete = false;   // it is not, and the target tree is fetched: what is not here is nowhere
  std::string fetch;       // when it is not complete: the command that makes it so; may be empty
  std::vector<std::string> trees;  // the refs of all trees that are here
};

// Which of these commits the tip does not reach, by one walk for all of them; nothing when git
// cannot tell. Full ids. `names`: what git may have been asked for ahead in place of each.
std::optional<std::set<std::string>> not_reachable(const std::string& tip, const std::vector<std::string>& ids,
                                                   const std::vector<std::string>& names = {});

class CommitLookup {
 public:
  CommitLookup(const Series& series, LookupTips tips) : series_(series), tips_(std::move(tips)) {}

  // What is known of the commit with this id of 5 digits or more. Never throws: what git does not
  // tell is unknown.
  CommitFacts find(std::string_view id);
  Answer in_history(Tip tip, std::string_view id);

  // Asks git ahead for what find() and in_history() will want to know of the tags of this series, which starts
  // at `base`, if that is known; false when it has none.
  static bool ask_ahead_for(const Series& series, const std::string& base);

  // Whether the last commit of the series is in one of the trees, or in a release.
  Answer is_applied() const;

 private:
  void ask(const std::string& more);
  const std::map<std::string, Answer, std::less<>>& history_of(const std::string& tip);

  const Series& series_;
  LookupTips tips_;
  bool asked_ = false;
  std::map<std::string, CommitFacts, std::less<>> known_;
  // By tip: whether it reaches the commits that are known, by their full ids.
  std::map<std::string, std::map<std::string, Answer, std::less<>>> histories_;
};

}  // namespace bpf
