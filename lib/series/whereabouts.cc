// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/whereabouts.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "lib/git/commit_lookup.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/release.h"
#include "lib/model/scan.h"
#include "lib/series/evidence.h"
#include "lib/series/merge_window.h"
#include "lib/series/remotes.h"
#include "lib/series/target.h"

namespace bpf {
namespace {

bool has_url(const Remote& remote, std::initializer_list<std::string_view> ends) {
  for (std::string_view url : {std::string_view(remote.url), std::string_view(remote.resolved)}) {
    while (url.ends_with('/')) url.remove_suffix(1);
    if (url.ends_with(".git")) url.remove_suffix(4);
    for (std::string_view end : ends)
      if (url.ends_with(end)) return true;
  }
  return false;
}

// "linux-6.12.y"; nothing for other branches.
std::optional<Release> parse_stable_branch(std::string_view branch) {
  if (!branch.starts_with("linux-") || !branch.ends_with(".y")) return std::nullopt;
  return parse_release("v" + std::string(branch.substr(6, branch.size() - 8)));
}

// The releases of mainline that have a tag here, in their order.
std::vector<ReleaseTag> releases_here() {
  std::vector<std::pair<Release, ReleaseTag>> sorted;
  for (ReleaseTag& tag : read_release_tags())
    if (const auto release = parse_release(tag.name)) sorted.emplace_back(*release, std::move(tag));
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<ReleaseTag> tags;
  for (auto& [release, tag] : sorted) tags.push_back(std::move(tag));
  return tags;
}

// For each commit, some release that has it, as an index; releases.size() when none does. One walk
// for all, that gives a near one; it need not be the first.
std::vector<std::size_t> near_releases(const std::vector<std::string>& ids, const std::vector<ReleaseTag>& releases) {
  std::vector<std::string> command = {"name-rev", "--tags", "--name-only"};
  for (const ReleaseTag& tag : releases) command.push_back("--refs=refs/tags/" + tag.name);
  command.insert(command.end(), ids.begin(), ids.end());
  std::vector<std::size_t> found(ids.size(), releases.size());
  const RunResult result = run_git(std::move(command));
  const std::vector<std::string_view> lines = split_lines(result.out);
  for (std::size_t i = 0; result.ok() && i < ids.size() && i < lines.size(); ++i) {
    std::string_view name = lines[i].substr(0, lines[i].find_first_of("~^"));
    if (name.starts_with("tags/")) name.remove_prefix(5);
    for (std::size_t j = 0; j < releases.size(); ++j)
      if (releases[j].name == name) found[i] = j;
  }
  return found;
}

// Goes back from there to the first: a release has all that those before it have.
void go_back(const std::vector<std::string>& ids, const std::vector<ReleaseTag>& releases,
             std::vector<std::size_t>& found) {
  for (std::size_t at = releases.size(); at-- > 1;) {
    std::vector<std::string> here;
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (found[i] == at) here.push_back(ids[i]);
    if (here.empty()) continue;
    const auto outside = not_reachable(releases[at - 1].id, here);
    if (!outside) continue;
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (found[i] == at && !outside->contains(ids[i])) found[i] = at - 1;
  }
}

void find_releases(const std::vector<std::string>& ids, bool shallow, std::vector<Whereabouts>& all) {
  const std::vector<ReleaseTag> releases = releases_here();
  if (releases.empty() || ids.empty()) return;
  std::vector<std::size_t> found = near_releases(ids, releases);
  if (!shallow) go_back(ids, releases, found);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool is_released = found[i] < releases.size();
    all[i].released = is_released ? Answer::yes : shallow ? Answer::unknown : Answer::no;
    if (!is_released || shallow) continue;  // an older one may have it, behind the cut
    all[i].release = releases[found[i]].name;
    for (std::size_t at = found[i]; at < releases.size() && all[i].final_release.empty(); ++at)
      if (!parse_release(releases[at].name)->is_candidate()) all[i].final_release = releases[at].name;
  }
}

}  // namespace

std::vector<TreePlace> mainline_here(const Config& config) {
  std::vector<TreePlace> places;
  for (const TreeRef& known : mainline_refs(config))
    if (std::string id = read_ref(known.ref); !id.empty()) places.push_back({"mainline", known.ref, std::move(id)});
  return places;
}

std::vector<TreePlace> places_here(const Config& config) {
  std::vector<TreePlace> places = mainline_here(config);
  for (TreeTip& tip : fetched_trees(config))
    places.push_back({std::string(tip.tree->name), std::move(tip.ref), std::move(tip.id), tip.tree});
  return places;
}

std::vector<TreePlace> stable_branches(const Config& config) {
  std::vector<std::string> command = {"for-each-ref", "--format=%(objectname) %(refname)"};
  for (const Remote& remote : read_remotes(config))
    if (has_url(remote, {"stable/linux", "linux-stable", "stable/linux-stable"}))
      command.push_back("refs/remotes/" + remote.name + "/linux-*.y");
  if (command.size() == 2) return {};
  std::vector<std::pair<Release, TreePlace>> sorted;
  const RunResult result = run_git(std::move(command));
  for (std::string_view line : split_lines(result.out)) {
    const std::string_view id = line.substr(0, line.find(' ')), ref = line.substr(line.find(' ') + 1);
    const std::string_view branch = ref.substr(ref.rfind('/') + 1);
    if (const auto release = parse_stable_branch(branch))
      sorted.push_back({*release, {std::string(branch.substr(6)), std::string(ref), std::string(id)}});
  }
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<TreePlace> places;
  for (auto& [release, place] : sorted) places.push_back(std::move(place));
  return places;
}

std::vector<Whereabouts> find_whereabouts(const std::vector<std::string>& ids, const std::vector<TreePlace>& places) {
  const bool shallow = read_layout().shallow;
  std::vector<Whereabouts> all;
  for (const std::string& id : ids) all.emplace_back().id = id;
  for (const TreePlace& place : places) {
    const auto outside = not_reachable(place.id, ids);
    for (Whereabouts& one : all)
      one.places.push_back(!outside ? Answer::unknown
                           : !outside->contains(one.id) ? Answer::yes
                           : shallow ? Answer::unknown : Answer::no);
  }
  find_releases(ids, shallow, all);
  return all;
}

std::string release_in_words(const Whereabouts& whereabouts) {
  const std::string& first = whereabouts.release;
  const std::string& final_one = whereabouts.final_release;
  if (whereabouts.released == Answer::no) return "no release yet";
  return first.empty() || first == final_one || final_one.empty() ? first : first + " (released in " + final_one + ")";
}

}  // namespace bpf
