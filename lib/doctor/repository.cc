// SPDX-License-Identifier: GPL-2.0-only
#include "lib/doctor/repository.h"

#include <algorithm>

#include "lib/git/process.h"
#include "lib/hook/settings.h"
#include "lib/model/scan.h"
#include "lib/model/shell.h"
#include "lib/report/display.h"

namespace bpf {
namespace {

// The folder from here upwards that has this in it, with a slash; empty: none has.
std::string folder_with(const std::string& name) {
  for (std::string folder = real_path(".");; folder.resize(folder.rfind('/'))) {
    if (!real_path(folder + "/" + name).empty()) return folder + "/";
    if (folder.find('/') == folder.npos) return {};
  }
}

bool is_partial(const Installation& place) {
  return std::any_of(place.settings.begin(), place.settings.end(), [](const Setting& setting) {
    return setting.key == "extensions.partialclone" || setting.key.ends_with(".promisor");
  });
}

// "bad config line 27 in file .git/config", where the path may be seen from the top.
std::string edit_command(std::string_view trouble) {
  Scanner scan(trouble);
  if (!scan.eat("bad config line ")) return {};
  const std::string line(scan.take_while(is_digit));
  if (!scan.eat(" in file ")) return {};
  std::string file(scan.rest());
  if (!file.starts_with('/')) file = folder_with(file) + file;
  return "${EDITOR:-vi} +" + line + " " + shell_quote(file);
}

// What a directory that is named .git lacks.
Point judge_no_repository(const std::string& folder) {
  const bool has_head = !real_path(folder + ".git/HEAD").empty();
  return {State::error, "git does not take " + folder + ".git for a repository" + (has_head ? "" : ": it has no HEAD"),
          (has_head ? "rm " + shell_quote(folder + ".git/HEAD") + " && " : "") + "git init " + shell_quote(folder)};
}

// Whether git can read what HEAD is at. A missing alternate is an error that git goes on after.
void judge_objects(Points& points) {
  if (!run_git({"rev-parse", "--verify", "--quiet", "HEAD"}).ok()) return;  // no commits yet
  const RunResult head = run_git({"diff-tree", "-r", "--name-only", "HEAD", "--"});
  const bool partial = head.err.find("lazy fetching disabled") != std::string::npos;
  if (partial || (head.ok() && head.err.find("error: ") == std::string::npos)) return;
  points.push_back({State::error, "objects cannot be read: " + complaint_of(head), "git fsck"});
}

}  // namespace

Point judge_trouble(const std::string& trouble, std::string_view git_dir) {
  if (trouble.starts_with("bad config"))
    return {State::error, "git stops at its configuration: " + trouble};
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
    if (points.back().state == State::note) {
      if (const std::string folder = folder_with(".git"); !folder.empty()) points.back() = judge_no_repository(folder);
    } else if (points.back().remedy.empty()) {
      points.back().remedy = edit_command(place.trouble);
    }
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
  if (has_replace_refs())
    points.push_back({State::note, "there are replace refs: git reads objects, and not libgit2, which takes longer"});
  if (place.layout->bare) points.push_back({State::note, "a bare repository: nothing is committed here"});
  judge_objects(points);
  if (points.empty()) points.push_back({State::ok, "all of its history is here"});
  return area;
}

}  // namespace bpf
