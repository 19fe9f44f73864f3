// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/fixes_where.h"

#include <algorithm>

#include "lib/git/repository.h"
#include "lib/model/shell.h"
#include "lib/report/display.h"
#include "lib/series/evidence.h"
#include "lib/series/target.h"
#include "lib/series/whereabouts.h"

namespace bpf {
namespace {

std::string join_and(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i)
    out += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return out;
}

std::string line_for(const CommitBrief& commit, const Whereabouts& where, const std::vector<TreePlace>& places) {
  std::vector<std::string> in;
  bool unsure = false;
  for (std::size_t i = 0; i < places.size(); ++i) {
    unsure = unsure || where.places[i] == Answer::unknown;
    if (where.places[i] == Answer::yes && std::find(in.begin(), in.end(), places[i].name) == in.end())
      in.push_back(places[i].name);
  }
  std::string line = commit.abbreviated + ": ";
  if (!in.empty()) line += "in " + join_and(in);
  else if (places.empty()) line += "no tree is fetched here";
  else line += unsure ? "in which tree is not known" : "in no tree that is fetched here";
  const std::string release = release_in_words(where);
  if (where.released == Answer::no) line += "; in no release yet that is here";
  else if (!release.empty()) line += "; since " + release;
  return line + "\n";
}

Target target_for(const std::vector<CommitBrief>& commits, const std::vector<Whereabouts>& where,
                  const std::vector<TreePlace>& places, const Config& config) {
  // Only user space has iproute2's commits.
  for (std::size_t i = 0; i < places.size(); ++i)
    if (places[i].tree != nullptr && places[i].tree->iproute2 && where.front().places[i] == Answer::yes)
      return {places[i].tree, commits.front().abbreviated + " is in " + places[i].name};
  std::vector<FixedId> fixed;
  for (const CommitBrief& commit : commits) fixed.push_back({"", commit.id});
  return target_of_fixes(fixed, config);
}

}  // namespace

std::string fetch_tags_command(const Config& config) {
  for (const TreePlace& place : mainline_here(config))
    if (const std::string remote = remote_of(place.ref); !remote.empty()) return "git fetch --tags " + shell_quote(remote);
  return "git fetch --tags https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git";
}

std::string where_in_words(const std::vector<CommitBrief>& commits, const Config& config) {
  const std::vector<TreePlace> places = places_here(config);
  std::vector<std::string> ids;
  for (const CommitBrief& commit : commits) ids.push_back(commit.id);
  const std::vector<Whereabouts> where = find_whereabouts(ids, places);
  std::string out;
  for (std::size_t i = 0; i < commits.size(); ++i) out += line_for(commits[i], where[i], places);
  const Target target = target_for(commits, where, places, config);
  if (target.tree != nullptr) out += "tree: " + std::string(target.tree->name) + " (" + target.why + ")\n";
  else out += "tree: not known (" + target.why + ")\n" + (target.remedy.empty() ? "" : "hint: " + target.remedy + "\n");
  const Target given = given_target("", config, read_branch());
  if (given.tree != nullptr && target.tree != nullptr && given.tree != target.tree)
    out += "note: this branch is for " + std::string(given.tree->name) + " (" + given.why + ")\n";
  if (read_layout().shallow)
    out += "note: the history here is cut, which hides trees and releases; to get all of it: git fetch --unshallow\n";
  else if (where.front().released == Answer::unknown)
    out += "note: no tag of a release is here; to get them: " + fetch_tags_command(config) + "\n";
  return display(out);
}

}  // namespace bpf
