// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/selection.h"

#include <algorithm>

#include "lib/error.h"

namespace bpf {
namespace {

bool is_range(const std::vector<std::string>& ids) { return ids.size() > 1 || ids.front().starts_with('^'); }

// The branch that a revision's tip is written as; empty when it is none.
std::string branch_of(const std::string& revision, const Branch& head) {
  std::string name = revision;
  if (const std::size_t dots = name.rfind(".."); dots != name.npos) name = name.substr(dots + 2);
  if (name.empty() || name == "HEAD" || name == "@") return head.name;
  if (name.starts_with("refs/heads/")) name = name.substr(11);
  return ref_exists("refs/heads/" + name) ? name : std::string{};
}

// `base...topic` gives both ends; when the base is the merge base too, it is no second tip.
void drop_excluded(std::vector<std::string>& ids) {
  const std::vector<std::string> all = ids;
  std::erase_if(ids, [&](const std::string& id) {
    return std::find(all.begin(), all.end(), "^" + id) != all.end();
  });
}

}  // namespace

Selection select_commits(const FormatRequest& request, const Target& target, const Config& config,
                 const Branch& head) {
  Selection selection;
  const std::vector<std::string>& operands = request.revisions;
  if (operands.empty() && request.max_count == 0 && !request.root) {
    const Range range = default_range(target, config, head);
    return {range.revisions, head.name, range.what};
  }
  std::vector<std::string> ids;
  for (const std::string& operand : operands) {
    const std::vector<std::string> resolved = resolve_range(operand);
    ids.insert(ids.end(), resolved.begin(), resolved.end());
    selection.what += (selection.what.empty() ? "" : " ") + operand;
    if (!operand.starts_with('^')) selection.tip_name = branch_of(operand, head);
  }
  drop_excluded(ids);
  const bool since = !ids.empty() && !is_range(ids) && request.max_count == 0 && !request.root;
  if (ids.empty() || since) {
    selection.tip_name = head.name;
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
  CommitList list = list_commits(revisions);
  if (list.commits.empty())
    throw Error("no commits to format in " + selection.what,
                list.merges.empty() ? "" : "there are only merges, which are not sent as patches");
  if (!list.merges.empty())
    throw Error("a merge is in " + selection.what + ": " + list.merges.front().substr(0, 12),
                "a series is a line of commits: rebase the branch onto its tree");
  return list;
}

}  // namespace bpf
