// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/selection.h"

#include <algorithm>

#include "lib/error.h"
#include "lib/git/process.h"

namespace bpf {
namespace {

bool is_range(const std::vector<std::string>& ids) { return ids.size() > 1 || ids.front().starts_with('^'); }

// What a revision ends with: "topic" of "master..topic".
std::string end_of(const std::string& revision) {
  const std::size_t dots = revision.rfind("..");
  std::string name = dots == revision.npos ? revision : revision.substr(dots + 2);
  if (name.starts_with("refs/heads/")) name = name.substr(11);
  return name;
}

bool is_head(const std::string& name) { return name.empty() || name == "HEAD" || name == "@"; }

// The branch that a revision's tip is written as, if it is one.
void name_tip(const std::string& revision, const Branch& head, Selection& selection) {
  const std::string name = end_of(revision);
  if (is_head(name)) {
    selection.tip_name = head.name;
    return;
  }
  selection.tip_id = id_of_ref("refs/heads/" + name);
  selection.tip_name = selection.tip_id.empty() ? "" : name;
}

// The one range that is all that was asked for, if its commits can be had at once.
bool is_one_range(const FormatRequest& request) {
  return request.revisions.size() == 1 && request.max_count == 0 && !request.root &&
         request.revisions.front().find("...") == std::string::npos;
}

// `base...topic` gives both ends; when the base is the merge base too, it is no second tip.
void drop_excluded(std::vector<std::string>& ids) {
  const std::vector<std::string> all = ids;
  std::erase_if(ids, [&](const std::string& id) {
    return std::find(all.begin(), all.end(), "^" + id) != all.end();
  });
}

}  // namespace

Branch branch_of_revision(const std::string& revision, const Branch& head) {
  const std::string name = end_of(revision);
  if (is_head(name) || name == head.name || id_of_ref("refs/heads/" + name).empty()) return head;
  return {name};
}

void ask_ahead_for_branch_of(const std::string& revision) {
  if (const std::string name = end_of(revision); !is_head(name)) ask_ahead_for_id_of_ref("refs/heads/" + name);
}

void ask_ahead_for_selection(const FormatRequest& request) {
  if (request.revisions.empty()) ask_ahead_for_commit("HEAD");
  if (!is_one_range(request)) return;
  const std::vector<std::string> question = question_of_range(request.revisions.front());
  if (question.empty()) return;
  start_git_ahead(question);
  ask_ahead_for_branch_of(request.revisions.front());
}

Selection select_commits(const FormatRequest& request, const Target& target, const Config& config,
                 const Branch& head) {
  Selection selection;
  const std::vector<std::string>& operands = request.revisions;
  if (operands.empty() && request.max_count == 0 && !request.root) {
    const Range range = default_range(target, config, head);
    return {range.revisions, head.name, range.what, head.name.empty() ? "" : range.revisions.front()};
  }
  if (is_one_range(request))
    if (std::optional<CommitList> list = list_range(operands.front()); list && !list->commits.empty() && !list->base.empty()) {
      selection.what = operands.front();
      name_tip(operands.front(), head, selection);
      selection.revisions = {list->commits.back(), "^" + list->base};
      selection.list = std::move(list);
      return selection;
    }
  std::vector<std::string> ids;
  for (const std::string& operand : operands) {
    const std::vector<std::string> resolved = resolve_range(operand);
    ids.insert(ids.end(), resolved.begin(), resolved.end());
    selection.what += (selection.what.empty() ? "" : " ") + operand;
    if (!operand.starts_with('^')) name_tip(operand, head, selection);
  }
  drop_excluded(ids);
  const bool since = !ids.empty() && !is_range(ids) && request.max_count == 0 && !request.root;
  if (ids.empty() || since) {
    selection.tip_name = head.name;
    selection.tip_id.clear();
    selection.what = since ? selection.what + "..HEAD" : "HEAD";
    if (since) ids.front().insert(0, "^");
    ids.insert(ids.begin(), resolve_head(head));
  }
  selection.revisions = std::move(ids);
  return selection;
}

CommitList list_selection(const Selection& selection, const FormatRequest& request) {
  std::vector<std::string> revisions = selection.revisions;
  if (request.max_count > 0) {
    revisions.insert(revisions.begin(), "--max-count=" + std::to_string(request.max_count));
    revisions.insert(revisions.begin(), "--no-merges");
  }
  const CommitList list = selection.list ? *selection.list : list_commits(revisions);
  if (list.commits.empty())
    throw Error("no commits to format in " + selection.what,
                list.merges.empty() ? "" : "there are only merges, which are not sent as patches");
  if (!list.merges.empty())
    throw Error("a merge is in " + selection.what + ": " + list.merges.front().substr(0, 12),
                "a series is a line of commits: rebase the branch onto its tree");
  return list;
}

}  // namespace bpf
