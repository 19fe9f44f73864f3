// SPDX-License-Identifier: GPL-2.0-only
#include "lib/doctor/trees.h"

#include <algorithm>
#include <ctime>

#include "lib/error.h"
#include "lib/git/config_keys.h"
#include "lib/git/process.h"
#include "lib/model/dates.h"
#include "lib/model/percent.h"
#include "lib/model/shell.h"
#include "lib/report/human.h"
#include "lib/series/base.h"
#include "lib/series/evidence.h"
#include "lib/series/iproute2.h"
#include "lib/series/remotes.h"
#include "lib/series/setup_trees.h"
#include "lib/series/target.h"

namespace bpf {
namespace {

constexpr std::int64_t day = 24 * 60 * 60;

TreeState state_of(const std::string& name, const std::string& ref, std::string fetch, const Installation& place) {
  TreeState state{.name = name, .ref = ref, .remedy = std::move(fetch)};
  const Setting* given = place.setting("bpf.tree." + name + ".ref");
  if (given != nullptr && given->value == ref) state.from = place.describe(*given);
  for (const Remote& known : read_remotes(place.config))
    if (state.from.empty() && known.name == remote_of(ref)) state.from = without_credentials(known.url);
  state.exists = ref_exists(ref);
  if (state.exists) state.fetched = fetched_when(ref, place.config, *place.layout);
  return state;
}

// A tree that was never fetched: by its remote, or missing.
void judge_unfetched(const Tree& tree, bool wanted, const Installation& place, Points& points) {
  const std::string name(tree.name);
  const bool branch_of_another = std::any_of(trees().begin(), trees().end(), [&](const Tree& other) {
    return other.repository == tree.repository && &other != &tree;
  });
  if (!wanted && branch_of_another) return;
  const bool ours = name == "bpf" || name == "bpf-next";
  try {
    const TreeRemote plan = plan_trees(place.config, {&tree}).front();
    const std::string ref = "refs/remotes/" + plan.remote + "/" + std::string(tree.branch);
    if (plan.remote.empty()) return;  // a setting says where it is, see below
    if (!plan.missing)
      points.push_back(judge_tree(state_of(name, ref, fetch_command(tree, place.config), place), 0));
    else if (wanted)
      points.push_back({State::warning, name + " is not known here: what it has cannot be told",
                        ours ? "git bpf-format-patch --setup-trees" : fetch_command(tree, place.config)});
  } catch (const Error& error) {  // its name is taken
    if (wanted) points.push_back({State::warning, error.what() + std::string("; ") + error.hint});
  }
}

bool is_linux(const Config& config) {
  return !mainline_refs(config).empty() || run_git({"cat-file", "-e", "HEAD:kernel/bpf/Makefile"}).ok();
}

void judge_mainline(const Installation& place, Points& points) {
  const std::vector<TreeRef> refs = mainline_refs(place.config);
  if (refs.empty()) return;
  const auto found = std::find_if(refs.begin(), refs.end(), [](const TreeRef& known) { return ref_exists(known.ref); });
  if (found == refs.end() && remote_of(refs.front().ref).empty()) return;  // a setting says where it is, see below
  const std::string ref = found != refs.end() ? found->ref : refs.front().ref, remote = remote_of(ref);
  const std::string fetch = remote.empty() ? "" : "git fetch " + shell_quote(remote);
  points.push_back(judge_tree(state_of("mainline", ref, fetch, place), std::time(nullptr)));
}

// bpf.tree.<tree>.ref for a ref that is not there is passed over. One for all repositories may be right elsewhere.
void judge_refs(const Installation& place, Points& points) {
  for (const Setting& setting : place.settings) {
    if (!setting.key.starts_with("bpf.tree.") || !setting.key.ends_with(".ref") || ref_exists(setting.value)) continue;
    if (unknown_key(setting.key)) continue;  // said with the configuration
    const State state = setting.scope == "local" || setting.scope == "worktree" ? State::error : State::note;
    points.push_back({state, "there is no such ref: " + place.describe(setting), place.unset_command(setting)});
  }
}

void judge_trees(const Installation& place, Points& points) {
  const std::vector<TreeTip> fetched = fetched_trees(place.config);
  const bool user_space = is_iproute2(place.config);
  for (const Tree& tree : trees()) {
    const auto tip =
        std::find_if(fetched.begin(), fetched.end(), [&](const TreeTip& known) { return known.tree == &tree; });
    const bool wanted = user_space ? tree.iproute2 : tree.name == "bpf" || tree.name == "bpf-next";
    if (tip == fetched.end()) judge_unfetched(tree, wanted, place, points);
    else
      points.push_back(judge_tree(
          state_of(std::string(tree.name), tip->ref, fetch_command(tree, place.config), place), std::time(nullptr)));
  }
}

Point tree_of_this_branch(const Installation& place) {
  const Branch branch = read_branch();
  const std::string name = branch.name.empty() ? "HEAD" : "branch " + branch.name;
  try {
    const Target target = given_target("", place.config, branch);
    if (target.tree != nullptr)
      return {State::ok, name + " is for " + std::string(target.tree->name) + " (" + target.why + ")"};
  } catch (const Error& error) {
    return {State::note, error.what()};  // an error of the configuration, with its remedy there
  }
  return {State::note, name + " names no tree: what its commits fix decides"};
}

}  // namespace

Point judge_tree(const TreeState& tree, std::int64_t now) {
  const bool mainline = tree.name == "mainline";
  if (!tree.exists)
    return {mainline ? State::note : State::warning, tree.name + " was never fetched from " + tree.from, tree.remedy};
  std::string text = tree.name + " is " + short_ref(tree.ref);
  if (tree.fetched > 0) {
    const std::int64_t days = std::max<std::int64_t>(now - tree.fetched, 0) / day;
    text += ", fetched " + (days == 0 ? "today" : plural(static_cast<std::size_t>(days), "day") + " ago");
  }
  if (!tree.from.empty()) text += ", from " + tree.from;
  const bool old = tree.fetched > 0 && now - tree.fetched > 7 * day;
  return {old && !mainline ? State::warning : State::ok, text, old ? tree.remedy : ""};
}

Area examine_trees(const Installation& place) {
  Area area{"trees", "", {}};
  if (known_tree_refs(place.config).empty() && !is_linux(place.config) && !is_iproute2(place.config)) {
    area.points.push_back({State::note, "this is neither Linux nor iproute2, as far as its remotes and HEAD tell"});
    return area;
  }
  try {
    judge_trees(place, area.points);
  } catch (const Error& error) {  // a ref, or what it is at, is broken
    area.points.push_back({State::error, error.what() + (error.hint.empty() ? "" : "; " + error.hint)});
  }
  judge_mainline(place, area.points);
  judge_refs(place, area.points);
  area.points.push_back(tree_of_this_branch(place));
  return area;
}

}  // namespace bpf
