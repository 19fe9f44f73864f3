// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/stable_status.h"

#include <algorithm>
#include <map>
#include <set>

#include "lib/error.h"
#include "lib/git/objects.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/backport.h"
#include "lib/model/fixes.h"
#include "lib/model/scan.h"
#include "lib/model/series.h"

namespace bpf {
namespace {

struct Asked {
  Patch patch;
  std::string parent;  // empty for a root commit and for a merge
};

Asked read_asked(const std::string& id) {
  const auto objects = read_named_objects({id});
  if (!objects.front() || objects.front()->type != "commit") throw Error("commit " + id + " cannot be read");
  const std::string& object = objects.front()->content;
  Asked asked{patch_of_commit(id.substr(0, fixes_digits), id, object), ""};
  int parents = 0;
  for (std::string_view line : split_lines(std::string_view(object).substr(0, object.find("\n\n"))))
    if (line.starts_with("parent ") && ++parents == 1) asked.parent = line.substr(7);
  if (parents > 1) throw Error("commit " + id.substr(0, fixes_digits) + " is a merge", "name the commits that were merged");
  return asked;
}

// What the commit fixes, by its tags and by what it reverts.
std::vector<Wanted> causes_of(const CommitMessage& message) {
  std::vector<Wanted> causes;
  std::vector<std::string> names;
  const auto add = [&](std::string_view id, std::string_view subject) {
    if (id.empty()) return;
    causes.push_back({.id = lower(id), .subject = std::string(subject)});
    names.push_back(causes.back().id + "^{commit}");
  };
  for (const Trailer& tag : message.tags)
    if (is_fixes(tag)) {
      const FixesTag fixes = parse_fixes(tag, {});
      add(fixes.id, fixes.subject);
    }
  add(reverted_id(message), "");
  const auto objects = read_named_objects(names);
  for (std::size_t i = 0; i < causes.size(); ++i) {
    if (!objects[i]) continue;
    const Patch patch = patch_of_commit("", objects[i]->id, objects[i]->content);
    causes[i] = {.id = objects[i]->id, .subject = std::string(patch.message.title), .author = patch.author, .here = true};
  }
  return causes;
}

// Who took it back in mainline since.
std::string reverted_in(const std::string& mainline, const Wanted& commit) {
  if (mainline.empty()) return {};
  const RunResult result = run_git({"-c", "log.showSignature=false", "log", "--no-merges", "-F", "--format=%H", "-n1",
                                    "--grep=This reverts commit " + commit.id.substr(0, fixes_digits), mainline,
                                    "^" + commit.id, "--"},
                                   {.time_limit = std::chrono::minutes(1)});
  return result.ok() ? std::string(trim(result.out)) : std::string{};
}

void judge(const CommitStatus& commit, const std::vector<std::vector<Presence>>& causes, std::size_t branch,
           BranchStatus& status) {
  if (status.own.in == Answer::yes) {
    status.need = Need::has;
    return;
  }
  if (status.own.in == Answer::unknown) {
    status.why = "the history that is here does not tell whether it has it";
    return;
  }
  if (commit.causes.empty()) {
    status.why = "does not have it, and no Fixes: tag says whether it needs it";
    return;
  }
  bool all_known = true;
  for (std::size_t i = 0; i < causes.size(); ++i) {
    if (causes[i][branch].in == Answer::yes && !commit.reverted_by.empty()) {
      status.why = "does not have it, and mainline took it back: " + commit.reverted_by.substr(0, fixes_digits);
      return;
    }
    if (causes[i][branch].in == Answer::yes) {
      status.need = Need::needs;
      status.cause = i;
      status.cause_there = causes[i][branch];
      return;
    }
    if (causes[i][branch].in == Answer::unknown) {
      all_known = false;
      const std::string id = commit.causes[i].id.substr(0, fixes_digits);
      status.why = "does not have it, and " + (commit.causes[i].here ? "the history that is here does not tell whether it has " + id
                                                                     : "what it fixes is not here: " + id);
    }
  }
  if (all_known) status.need = Need::not_affected;
}

// Tries to apply it to the branch's tree, which then has it.
void try_to_pick(const std::string& id, const std::string& parent, std::string& tree, BranchStatus& status) {
  if (status.need != Need::needs && (status.need != Need::unknown || status.own.in != Answer::no)) return;
  if (parent.empty() || tree.empty()) return;
  MergeResult picked = pick_in_memory(tree, id, parent);
  status.applies = picked.clean;
  status.conflicts = std::move(picked.conflicts);
  if (picked.clean != Answer::yes) return;
  status.changes_nothing = picked.tree == tree;
  tree = std::move(picked.tree);
}

}  // namespace

std::string original_of(const std::string& id) {
  const Asked asked = read_asked(id);
  const std::vector<std::string_view> ids = upstream_ids(asked.patch.message);
  if (ids.size() != 1) return {};
  const auto objects = read_named_objects({std::string(ids.front()) + "^{commit}"});
  return objects.front() ? objects.front()->id : std::string{};
}

Where where_is(const CommitStatus& commit, const Status& status) {
  Where where = commit.where.released == Answer::yes ? Where::mainline : status.places.empty() ? Where::unknown : Where::nowhere;
  for (std::size_t i = 0; i < status.places.size(); ++i) {
    const Tree* tree = status.places[i].tree;
    if (commit.where.places[i] == Answer::unknown) where = std::max(where, Where::unknown);
    if (commit.where.places[i] == Answer::yes)
      where = std::max(where, tree == nullptr ? Where::mainline : tree->fixes_only ? Where::fixes_tree : Where::next_tree);
  }
  return where;
}

Status status_of(const std::vector<std::string>& ids, const std::vector<StableBranch>& branches, const Config& config) {
  Status status;
  status.places = places_here(config);
  std::vector<Whereabouts> where = find_whereabouts(ids, status.places);
  const auto mainline = std::find_if(status.places.begin(), status.places.end(),
                                     [](const TreePlace& place) { return place.tree == nullptr; });
  const std::string mainline_id = mainline == status.places.end() ? "" : mainline->id;

  std::vector<Wanted> wanted;  // the commits, then what each of them fixes
  std::vector<std::string> parents;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    Asked asked = read_asked(ids[i]);
    CommitStatus commit;
    commit.commit = {.id = ids[i], .subject = std::string(asked.patch.message.title), .author = asked.patch.author,
                     .here = true, .whole = true};
    commit.causes = causes_of(asked.patch.message);
    commit.where = std::move(where[i]);
    commit.reverted_by = reverted_in(mainline_id, commit.commit);
    parents.push_back(std::move(asked.parent));
    wanted.push_back(commit.commit);
    status.commits.push_back(std::move(commit));
  }
  for (const CommitStatus& commit : status.commits) wanted.insert(wanted.end(), commit.causes.begin(), commit.causes.end());

  const std::vector<std::vector<Presence>> found = search_stable(branches, wanted, mainline_id);
  std::vector<std::string> trees;
  for (const StableBranch& branch : branches) trees.push_back(branch.tree);
  auto causes = found.begin() + static_cast<std::ptrdiff_t>(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    CommitStatus& commit = status.commits[i];
    const std::vector<std::vector<Presence>> own_causes(causes, causes + static_cast<std::ptrdiff_t>(commit.causes.size()));
    causes += static_cast<std::ptrdiff_t>(commit.causes.size());
    for (std::size_t at = 0; at < branches.size(); ++at) {
      BranchStatus one;
      one.branch = &branches[at];
      one.own = found[i][at];
      judge(commit, own_causes, at, one);
      try_to_pick(ids[i], parents[i], trees[at], one);
      commit.branches.push_back(std::move(one));
    }
  }
  return status;
}

}  // namespace bpf
