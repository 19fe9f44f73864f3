// SPDX-License-Identifier: GPL-2.0-only
#include "lib/doctor/repository.h"

#include <algorithm>

#include "lib/hook/settings.h"
#include "lib/model/shell.h"

namespace bpf {
namespace {

bool is_partial(const Installation& place) {
  return std::any_of(place.settings.begin(), place.settings.end(), [](const Setting& setting) {
    return setting.key == "extensions.partialclone" || setting.key.ends_with(".promisor");
  });
}

}  // namespace

Point judge_trouble(const std::string& trouble, std::string_view git_dir) {
  if (trouble.starts_with("detected dubious ownership")) {
    const std::size_t begin = trouble.find('\''), end = trouble.rfind('\'');
    const std::string folder = begin < end ? trouble.substr(begin + 1, end - begin - 1) : "*";
    return {State::error,
            "git refuses this repository, which somebody else owns: " + folder + "; none of its hooks runs",
            "git config --global --add safe.directory " + shell_quote(folder)};
  }
  if (!git_dir.empty())
    return {State::error, "GIT_DIR is in the environment, and leads nowhere: " + trouble, "unset GIT_DIR"};
  if (trouble.starts_with("not a git repository"))
    return {State::note, "this is no repository: hooks and trees are looked at in one"};
  return {State::error, "git cannot read this repository: " + trouble};
}

Area examine_repository(const Installation& place) {
  Area area{"repository", place.layout ? place.top : "", {}};
  Points& points = area.points;
  if (!place.layout) {
    points.push_back(judge_trouble(place.trouble, environment("GIT_DIR")));
    return area;
  }
  if (place.layout->shallow)
    points.push_back({State::warning,
                      "a shallow clone: what Fixes: tags name, and where a series starts, is not judged",
                      "git fetch --unshallow"});
  if (is_partial(place))
    points.push_back({State::note, "a partial clone: what it lacks is not fetched, and rules that need it say so"});
  if (place.layout->object_format != "sha1")
    points.push_back({State::note, "objects are named by " + place.layout->object_format +
                                       ": git reads them, and not libgit2, which takes longer"});
  if (read_branch().replaced)
    points.push_back({State::note, "there are replace refs: git reads objects, and not libgit2, which takes longer"});
  if (place.layout->bare) points.push_back({State::note, "a bare repository: nothing is committed here"});
  if (points.empty()) points.push_back({State::ok, "all of its history is here"});
  return area;
}

}  // namespace bpf
