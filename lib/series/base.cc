// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/base.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>

#include "lib/git/merge_tree.h"
#include "lib/git/process.h"
#include "lib/model/scan.h"
#include "lib/model/dates.h"
#include "lib/series/remotes.h"

namespace bpf {
namespace {

std::int64_t changed_when(const std::string& path) {
  struct stat info = {};
  return lstat(path.c_str(), &info) == 0 ? static_cast<std::int64_t>(info.st_mtime) : 0;
}

// Whether the last fetch was from this URL. A line of FETCH_HEAD ends with it, without user and ".git".
bool was_fetched_last(std::string_view url, const std::string& fetch_head) {
  const std::size_t scheme = url.find("://"), host = scheme == url.npos ? 0 : scheme + 3;
  const std::size_t at = url.substr(0, url.find('/', host)).rfind('@');
  if (at != url.npos) url.remove_prefix(at + 1);
  while (url.ends_with('/')) url.remove_suffix(1);
  if (url.ends_with(".git")) url.remove_suffix(4);
  std::ifstream file(fetch_head, std::ios::binary);
  for (std::string line; !url.empty() && std::getline(file, line);)
    if (std::string_view(line).ends_with(url)) return true;
  return false;
}

std::string one_line(std::vector<std::string> arguments) {
  const RunResult result = run_git(std::move(arguments));
  return result.ok() ? std::string(trim(result.out)) : std::string{};
}

// Seconds from one commit to another; 0 when it is not later.
std::int64_t age_of(const std::string& from, const std::string& to) {
  const std::string out = one_line({"log", "--no-walk=unsorted", "--no-show-signature", "--format=%ct", from, to, "--"});
  const std::vector<std::string_view> dates = split_lines(out);
  return dates.size() == 2 ? std::max<std::int64_t>(to_seconds(dates[1]) - to_seconds(dates[0]), 0) : 0;
}

}  // namespace

std::int64_t fetched_when(const std::string& ref, const Config& config, const Layout& layout) {
  std::int64_t when = std::max(changed_when(layout.common_dir + "/logs/" + ref),
                               changed_when(layout.common_dir + "/" + ref));
  if (!ref.starts_with("refs/remotes/")) return when;
  for (const Remote& remote : read_remotes(config)) {
    if (!ref.starts_with("refs/remotes/" + remote.name + "/")) continue;
    for (const std::string& dir : {layout.common_dir, layout.git_dir})
      if (was_fetched_last(remote.resolved, dir + "/FETCH_HEAD"))
        when = std::max(when, changed_when(dir + "/FETCH_HEAD"));
  }
  return when;
}

BaseFacts base_facts(const std::string& base, const std::string& tip, const Target& target, const Config& config,
                     const BaseOptions& options) {
  BaseFacts facts;
  if (target.tree == nullptr) return facts;
  facts.fetch = fetch_command(*target.tree, config);
  const std::string ref = ref_of_tree(*target.tree, config);
  if (ref.empty()) return facts;
  const Layout layout = read_layout();
  facts.branch = short_ref(ref);
  facts.fetched = fetched_when(ref, config, layout);
  if (layout.shallow) {
    facts.why = "the history here is cut (git fetch --unshallow)";
    return facts;
  }
  const std::string tree_tip = tip_of_tree(*target.tree, config);
  if (base.empty() && options.is_range) return {};
  if (base.empty()) {
    facts.why = "no commit in common with " + facts.branch;
    return facts;
  }
  const auto name = [&] { return one_line({"log", "-1", "--no-show-signature", "--abbrev=12", "--format=%h (\"%s\")", base}); };
  if (options.named) facts.base = name();
  if (base == tree_tip) {  // nothing is in between that could be in the way
    facts.is_public = facts.in_tree = facts.applies = Answer::yes;
    facts.behind = 0;
    return facts;
  }
  if (options.is_range && one_line({"rev-list", "-n1", tip, "^" + tree_tip, "--"}).empty()) return {};
  std::vector<std::string> outside = {"rev-list", "-n1", base, "^" + tree_tip};
  for (const TreeTip& known : fetched_trees(config)) outside.push_back("^" + known.id);
  outside.push_back("--");
  start_git_ahead(outside);
  // "<of the base alone>\t<of the tree alone>"
  const std::string counts = one_line({"rev-list", "--left-right", "--count", base + "..." + tree_tip, "--"});
  if (const std::size_t tab = counts.find('\t'); tab != counts.npos) {
    facts.in_tree = counts.substr(0, tab) == "0" ? Answer::yes : Answer::no;
    facts.behind = std::max(to_number(counts.substr(tab + 1)), 0);
  }
  if (facts.behind > 0) facts.age = age_of(base, tree_tip);
  if (const RunResult result = run_git(outside); result.ok())
    facts.is_public = result.out.empty() ? Answer::yes : Answer::no;
  if (options.is_range && facts.is_public != Answer::yes) return {};
  if (facts.is_public == Answer::no && !options.named) facts.base = name();
  if (facts.is_public == Answer::no) facts.why = "no tree that is fetched here has the base";
  if (facts.is_public == Answer::yes) {
    MergeResult merged = merge_in_memory(tree_tip, tip);
    facts.applies = merged.clean;
    facts.conflicts = std::move(merged.conflicts);
    facts.why = std::move(merged.trouble);
  }
  return facts;
}

}  // namespace bpf
