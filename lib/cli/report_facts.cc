// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/report_facts.h"

#include <algorithm>
#include <set>

#include "lib/cli/people.h"
#include "lib/git/objects.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/fixes.h"
#include "lib/objects/commits.h"
#include "lib/series/target.h"
#include "lib/series/whereabouts.h"

namespace bpf {
namespace {

constexpr int most_fixes = 3;  // that are said of one commit

// "v6.12-rc3 (released in v6.12), mainline, bpf, bpf-next"; "bpf, and in no release yet"
std::string in_words(const Whereabouts& whereabouts, const std::vector<TreePlace>& places) {
  const bool none = whereabouts.released == Answer::no;
  std::string words = none ? "" : release_in_words(whereabouts);
  for (std::size_t i = 0; i < places.size() && i < whereabouts.places.size(); ++i)
    if (whereabouts.places[i] == Answer::yes) words += (words.empty() ? "" : ", ") + places[i].name;
  return none ? words + (words.empty() ? "" : ", and in ") + release_in_words(whereabouts) : words;
}

std::vector<TreePlace> all_places(const Config& config) {
  std::vector<TreePlace> places = places_here(config);
  for (TreePlace& branch : stable_branches(config)) places.push_back(std::move(branch));
  return places;
}

std::vector<std::string_view> split_fields(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t end = line.find('\0');
    fields.push_back(line.substr(0, end));
    if (end == line.npos) return fields;
    line.remove_prefix(end + 1);
  }
}

}  // namespace

std::string own_bisect_log() {
  const RunResult result = run_git({"bisect", "log"});
  return result.ok() ? result.out : std::string{};
}

std::vector<std::string> commits_here(const std::vector<std::string>& ids, std::vector<std::string>& missing) {
  std::vector<std::string> names, here;
  for (const std::string& id : ids) names.push_back(id + "^{commit}");
  const auto objects = read_named_objects(names);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    if (!objects[i]) missing.push_back(ids[i]);
    else if (std::find(here.begin(), here.end(), objects[i]->id) == here.end()) here.push_back(objects[i]->id);
  }
  return here;
}

std::vector<BlamedCommit> describe_commits(const std::vector<std::string>& ids, const Config& config) {
  if (ids.empty()) return {};
  std::vector<std::string> command = {"-c", "i18n.logOutputEncoding=UTF-8", "-c", "log.showSignature=false", "log",
                                      "--no-walk=unsorted", "--no-color", "--no-notes",
                                      "--format=%H%x00%P%x00%as%x00%aN%x00%s"};
  command.insert(command.end(), ids.begin(), ids.end());
  command.emplace_back("--");
  const std::string out = git_output(std::move(command));
  const std::vector<TreePlace> places = all_places(config);
  const std::vector<Whereabouts> whereabouts = find_whereabouts(ids, places);
  std::vector<BlamedCommit> commits;
  for (std::string_view line : split_lines(out)) {
    const std::vector<std::string_view> fields = split_fields(line);
    if (fields.size() != 5 || commits.size() == ids.size()) continue;
    commits.push_back({std::string(fields[0]), std::string(fields[4]), std::string(fields[3]), std::string(fields[2]),
                       in_words(whereabouts[commits.size()], places), fields[1].find(' ') != fields[1].npos});
  }
  return commits;
}

std::vector<std::string> paths_of(const std::vector<std::string>& ids) {
  std::set<std::string> paths;
  if (ids.empty()) return {};
  for (const LoadedCommit& commit : load_commits(ids)) {
    const std::size_t first = commit.object.find("\nparent ");
    const std::size_t end = commit.object.find("\n\n");
    if (first < end && commit.object.find("\nparent ", first + 1) < end) continue;
    for (const Change& change : commit.changes) paths.insert(change.path);
  }
  return {paths.begin(), paths.end()};
}

std::optional<std::vector<BlamedCommit>> fixes_here(const std::string& id, const Config& config) {
  std::vector<std::string> command = {"rev-list", "--max-count=" + std::to_string(most_fixes), "--basic-regexp",
                                      "--grep=^Fixes: " + id.substr(0, fixes_digits), "^" + id};
  const std::size_t without = command.size();
  for (const TreePlace& place : places_here(config)) command.push_back(place.id);
  if (command.size() == without) return std::vector<BlamedCommit>{};
  command.emplace_back("--");
  const RunResult result = run_git(std::move(command), {.time_limit = std::chrono::seconds(20)});
  if (result.timed_out) return std::nullopt;
  std::vector<std::string> found;
  if (result.ok())
    for (std::string_view line : split_lines(result.out)) found.emplace_back(line);
  return describe_commits(found, config);
}

Target target_of_reports(const Config& config) {
  for (const char* name : {"bpf-next", "bpf"})
    if (const Tree* tree = find_tree(name); !ref_of_tree(*tree, config).empty()) return {tree, "it is fetched here"};
  return {};
}

PeopleSource people_for_report(const ReportPeopleRequest& request, const std::string& maintainers_file,
                               const Config& config) {
  const std::vector<TreePlace> mainline = mainline_here(config);
  return load_people(series_to_blame(request), target_of_reports(config), config,
                     {maintainers_file, mainline.empty() ? "" : mainline.front().id, request.paths});
}

}  // namespace bpf
