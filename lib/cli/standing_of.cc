// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/standing_of.h"

#include <algorithm>
#include <ctime>
#include <deque>

#include "lib/cli/b4_tracking.h"
#include "lib/cli/history_of.h"
#include "lib/error.h"
#include "lib/git/content.h"
#include "lib/model/scan.h"
#include "lib/objects/commits.h"
#include "lib/series/base.h"
#include "lib/series/evidence.h"
#include "lib/series/iproute2.h"
#include "lib/series/landed.h"
#include "lib/series/merge_window.h"
#include "lib/series/record.h"
#include "lib/series/whereabouts.h"

namespace bpf {
namespace {

// A branch while it is looked at: the commits that its patches are.
struct Work {
  Standing standing;
  Target target;
  Series now, before;  // what is on the branch, and what was sent last
  std::string base;    // where the branch starts; empty: not known
};

Series read_series(const std::vector<std::string>& ids) {
  return ids.empty() ? Series{Origin::commits, {}, {}, false} : series_of_commits(ids, load_commits(ids));
}

void add_reviews(const Patch& patch, std::vector<std::string>& reviews) {
  for (const Trailer& trailer : patch.message.trailers)
    for (std::string_view tag : {"Acked-by", "Reviewed-by", "Tested-by"}) {
      if (!equal_nocase(trailer.key, tag)) continue;
      const std::optional<Ident> who = parse_ident(trailer.value);
      std::string line = std::string(tag) + ": " + (who && !who->name.empty() ? who->name : std::string(trim(trailer.value)));
      if (std::find(reviews.begin(), reviews.end(), line) == reviews.end()) reviews.push_back(std::move(line));
    }
}

PatchStanding standing_of(const Patch& patch, bool sent) {
  PatchStanding standing{patch.commit, std::string(patch.message.subject), sent};
  add_reviews(patch, standing.reviews);
  return standing;
}

// What was sent, each with the reviews that its successor has got since, and then what is new.
void add_patches(Work& work, const std::optional<History>& history) {
  Standing& standing = work.standing;
  std::vector<bool> known(work.now.patches.size(), false);
  for (std::size_t i = 0; i < work.before.patches.size(); ++i) {
    PatchStanding patch = standing_of(work.before.patches[i], true);
    const int now = history && i < history->patches.size() ? history->patches[i].now : -1;
    if (now >= 0 && static_cast<std::size_t>(now) < known.size()) {
      known[static_cast<std::size_t>(now)] = true;
      add_reviews(work.now.patches[static_cast<std::size_t>(now)], patch.reviews);
    }
    standing.patches.push_back(std::move(patch));
  }
  for (std::size_t i = 0; i < known.size(); ++i)
    if (!known[i]) standing.patches.push_back(standing_of(work.now.patches[i], false));
}

class Collector {
 public:
  Collector(const StandingRequest& request, const Config& config)
      : request_(request), config_(config), iproute2_(is_iproute2(config)), cut_(read_layout().shallow),
        window_(merge_window(read_release_tags(), std::time(nullptr))) {
    for (const TreePlace& place : places_here(config)) places_.push_back({place.name, place.id});
    std::stable_partition(places_.begin(), places_.end(), [](const LandingPlace& place) { return place.name != "mainline"; });
  }

  // Whether it is work for a tree of ours, as far as a list goes.
  bool look_at(const BranchTip& at, Work& work) {
    Standing& standing = work.standing;
    standing.branch = at.branch.name;
    standing.by_b4 = config_.get("branch." + at.branch.name + ".b4-tracking").has_value();
    standing.current = at.current;
    standing.window = window_;
    standing.cut = cut_;
    work.target = given_target(request_.tree, config_, at.branch);
    if (work.target.tree == nullptr && iproute2_) work.target = {find_tree("iproute2"), "this is iproute2", false};
    const bool spoken_for = work.target.tree != nullptr;
    std::vector<SentVersion> sent = read_sent(at.branch.name, work.target, config_);
    if (request_.list && !spoken_for && sent.empty()) return false;
    if (!spoken_for && !sent.empty() && !sent.back().tree.empty())
      work.target = {find_tree(sent.back().tree), "v" + std::to_string(sent.back().version) + " was sent to it", true};
    read_branch_commits(at, work);
    // A branch that follows a tree; what cannot be read may be more than that.
    if (request_.list && sent.empty() && work.now.patches.empty() && standing.unknown.empty()) return false;
    if (work.target.tree == nullptr && !work.now.patches.empty()) work.target = target_by_evidence(work.now, config_);
    standing.tree = work.target.tree;
    standing.tree_why = work.target.why;
    standing.remedy = work.target.remedy;
    if (!spoken_for && !sent.empty() && sent.back().base.empty())
      sent = read_sent(at.branch.name, work.target, config_);  // now that the tree is known
    add_sent(at, sent, work);
    if (!request_.list && !work.now.patches.empty())
      standing.base = base_facts(work.base, work.now.patches.back().commit, work.target, config_, {.named = true});
    return true;
  }

  // Which patches of all branches have landed, by one walk.
  void find_landings(std::deque<Work>& works) const {
    std::vector<Sought> sought;
    std::vector<PatchStanding*> whose;
    for (Work& work : works) {
      note_places(work.standing);
      std::size_t place = 0;
      for (const Series* series : {&work.before, &work.now})
        for (const Patch& patch : series->patches) {
          if (place >= work.standing.patches.size() || work.standing.patches[place].commit != patch.commit) continue;
          sought.push_back({&patch, series == &work.before});
          whose.push_back(&work.standing.patches[place++]);
        }
    }
    try {
      const std::vector<std::vector<Landing>> landed = find_landed(sought, places_);
      for (std::size_t i = 0; i < landed.size(); ++i) whose[i]->landed = landed[i];
    } catch (const Error& error) {
      for (Work& work : works) work.standing.unknown.push_back(std::string("what has landed cannot be told: ") + error.what());
    }
  }

 private:
  void note_places(Standing& standing) const {
    const std::vector<std::string> usual = iproute2_ ? std::vector<std::string>{"iproute2", "iproute2-next"}
                                                     : std::vector<std::string>{"bpf", "bpf-next", "net", "mainline"};
    for (const LandingPlace& place : places_)
      if (std::find(standing.looked_in.begin(), standing.looked_in.end(), place.name) == standing.looked_in.end())
        standing.looked_in.push_back(place.name);
    for (const std::string& name : usual)
      if (std::find(standing.looked_in.begin(), standing.looked_in.end(), name) == standing.looked_in.end())
        standing.not_fetched.push_back(name);
  }

  void read_branch_commits(const BranchTip& at, Work& work) {
    try {
      const Range range = default_range(work.target, config_, at.branch, at.tip);
      const CommitList list = list_commits(range.revisions);
      work.base = list.base;
      work.standing.merges = list.merges.size();
      work.now = read_series(list.commits);
      work.standing.by_b4 = work.standing.by_b4 || work.now.cover;
    } catch (const Error& error) {
      std::string sentence = error.what();
      if (!error.hint.empty()) sentence += " (" + error.hint + ")";
      work.standing.unknown.push_back(std::move(sentence));
    }
  }

  std::string message_id_by_b4(const BranchTip& at, const Series& now, int version) const {
    const std::string configured = config_.get("branch." + at.branch.name + ".b4-tracking").value_or("");
    return b4_message_id(now.cover ? std::string_view(now.cover->source()->text) : configured, version);
  }

  void add_sent(const BranchTip& at, const std::vector<SentVersion>& sent, Work& work) {
    Standing& standing = work.standing;
    std::optional<History> history;
    if (!sent.empty()) {
      const SentVersion& last = sent.back();
      standing.version = last.version;
      standing.rfc = last.rfc;
      standing.sent = last.sent;
      standing.message_id = last.message_id;
      if (standing.message_id.empty()) standing.message_id = message_id_by_b4(at, work.now, last.version);
      try {
        if (last.base.empty()) throw Error("where it started is not known");
        work.before = read_series(list_commits({last.tip, "^" + last.base}).commits);
        if (!work.now.patches.empty()) {
          read_content(work.now);
          history = history_of(work.now, sent, work.target, config_, work.base);
        }
      } catch (const Error& error) {
        standing.unknown.push_back("what was sent as v" + std::to_string(last.version) + " of '" + at.branch.name +
                                   "' cannot be read: " + error.what());
      }
      standing.cover = last.cover_subject();
    }
    if (history) {
      const std::string summary = summary_of(*history);  // "since v1, sent 2026-11-20: 2 as before"
      standing.changes = summary.substr(summary.find(": ") + 2);
      standing.unchanged = history->unchanged();
    }
    const NextVersion next = next_version(at.branch.name, sent, history, standing.rfc, false, config_);
    standing.next_version = std::max(next.version, standing.version + 1);
    add_patches(work, history);
  }

  const StandingRequest& request_;
  const Config& config_;
  bool iproute2_, cut_;
  MergeWindow window_;
  std::vector<LandingPlace> places_;
};

}  // namespace

std::vector<Standing> standings_of(const std::vector<BranchTip>& branches, const StandingRequest& request,
                                   const Config& config) {
  Collector collector(request, config);
  std::deque<Work> works;
  for (const BranchTip& branch : branches) {
    works.emplace_back();
    if (!collector.look_at(branch, works.back())) works.pop_back();
  }
  collector.find_landings(works);
  std::vector<Standing> standings;
  for (Work& work : works) standings.push_back(std::move(work.standing));
  return standings;
}

}  // namespace bpf
