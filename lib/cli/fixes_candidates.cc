// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/fixes_candidates.h"

#include <algorithm>

#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/report/display.h"
#include "lib/report/human.h"
#include "lib/series/culprits.h"
#include "lib/series/whereabouts.h"

namespace bpf {
namespace {

constexpr std::size_t shown = 5;

struct AskedChange {
  std::string what;  // "HEAD", "what is staged"
  std::string base;  // a full id; empty: there is nothing before it
  std::string diff;
};

// Without context and configuration. White space only counts when nothing else is changed.
std::string diff_of(std::vector<std::string> command, const std::vector<std::string>& files) {
  command.insert(command.begin() + 1, {"-p", "-U0", "-w", "-M", "--no-ext-diff", "--no-textconv", "--no-color",
                                       "--ignore-submodules", "--src-prefix=a/", "--dst-prefix=b/"});
  command.emplace_back("--");
  command.insert(command.end(), files.begin(), files.end());
  std::string diff = git_output(command);
  if (!touched_files(parse_diff(diff)).empty()) return diff;
  std::erase(command, "-w");
  return git_output(command);
}

AskedChange change_of_commit(const std::string& revision, const std::vector<std::string>& files) {
  const CommitBrief commit = read_briefs({resolve_commit(revision)}).front();
  if (commit.parents.size() > 1) throw Error(quoted_commit(commit) + " is a merge, and fixes nothing by itself");
  AskedChange change{revision == "HEAD" ? "HEAD, " + quoted_commit(commit) : quoted_commit(commit), "", ""};
  if (commit.parents.empty()) return change;
  change.base = commit.parents.front();
  change.diff = diff_of({"diff-tree", "-r", change.base, commit.id}, files);
  return change;
}

AskedChange change_asked_about(const FixesAsked& asked, const FixesOptions& options, bool& of_head) {
  if (!options.change.empty()) {
    of_head = resolve_commit(options.change) == resolve_commit("HEAD");
    return change_of_commit(options.change, asked.files);
  }
  const std::string head = resolve_head(read_branch());
  const bool bare = read_layout().bare;
  if (options.staged)
    return {"what is staged", head, diff_of({"diff-index", "--cached", head}, asked.files)};
  if (!asked.files.empty())
    return {"what is not committed", head, diff_of({"diff-index", head}, asked.files)};
  if (!bare && run_git({"diff-index", "--cached", "--quiet", head, "--"}).status == 1)
    return {"what is staged", head, diff_of({"diff-index", "--cached", head}, {})};
  // After a git commit -a that a hook refused, what it was to commit is here.
  if (!bare)
    if (std::string diff = diff_of({"diff-index", head}, {}); !touched_files(parse_diff(diff)).empty())
      return {"what is not committed (for HEAD: git bpf-fixes --for HEAD)", head, std::move(diff)};
  of_head = true;
  return change_of_commit("HEAD", {});
}

Culprits culprits_of_lines(const FixesAsked& asked, const std::vector<std::string>& ignored) {
  std::vector<BlamedLine> lines;
  for (const LinesOfFile& wanted : asked.lines)
    for (BlamedLine& line : blame({.path = wanted.path, .lines = {{wanted.from, wanted.to}}, .ignored = ignored}))
      lines.push_back(std::move(line));
  return count_culprits(lines, read_layout().shallow);
}

std::string nothing_found(const Culprits& culprits, const std::string& what) {
  if (culprits.cut > 0)
    throw Error("where " + what + " came from is not known: the history here is cut before that",
                "to get all of it: git fetch --unshallow");
  if (culprits.uncommitted > 0) return "no candidate: " + what + " is not committed yet\n";
  return "no candidate: " + what + " takes no line away, and puts none next to others\n";
}

// What no tree has is of this branch, and no fix of it goes out with a Fixes: tag.
bool is_of_branch(const Whereabouts& where) {
  return !where.places.empty() && where.released != Answer::yes &&
         std::all_of(where.places.begin(), where.places.end(), [](Answer answer) { return answer == Answer::no; });
}

std::string describe(const CommitBrief& commit, int lines, int all, const Whereabouts& where) {
  const std::string release = where.released == Answer::no ? "" : release_in_words(where);
  std::string out = "  " + std::to_string(lines) + " of " + plural(static_cast<std::size_t>(all), "line") + ": " +
                    quoted_commit(commit) + "\n      " + commit.author + ", " + commit.age +
                    (release.empty() ? "" : ", " + release);
  if (is_of_branch(where)) out += "; in no tree that is fetched here: of this branch?";
  if (only_moves(commit.subject)) out += "; only moves or tidies code, by its subject";
  return out + "\n";
}

void list(const Culprits& culprits, const Config& config, FixesCandidates& candidates) {
  std::vector<std::string> ids;
  for (const Culprit& culprit : culprits.found)
    if (ids.size() < shown) ids.push_back(culprit.commit);
  const std::vector<CommitBrief> briefs = read_briefs(ids);
  const std::vector<Whereabouts> where = find_whereabouts(ids, places_here(config));
  std::vector<std::size_t> order(briefs.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  // Of two with as many lines, the younger one.
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const int more = culprits.found[a].lines - culprits.found[b].lines;
    return more > 0 || (more == 0 && briefs[a].date > briefs[b].date);
  });
  std::stable_partition(order.begin(), order.end(), [&](std::size_t i) { return !is_of_branch(where[i]); });
  for (std::size_t i : order) {
    candidates.commits.push_back(briefs[i]);
    candidates.text += describe(briefs[i], culprits.found[i].lines, culprits.lines, where[i]);
  }
  if (culprits.found.size() > ids.size())
    candidates.text += "  and " + std::to_string(culprits.found.size() - ids.size()) + " more\n";
  if (culprits.cut > 0)
    candidates.text += "note: " + plural(static_cast<std::size_t>(culprits.cut), "line") +
                       " came in before the history that is here; to get all of it: git fetch --unshallow\n";
  if (only_moves(candidates.commits.front().subject))
    candidates.text += "note: to look behind the first one, add --ignore-rev=" + candidates.commits.front().abbreviated + "\n";
}

}  // namespace

FixesCandidates find_candidates(const FixesAsked& asked, const FixesOptions& options, const Config& config) {
  FixesCandidates candidates;
  std::vector<std::string> ignored;
  for (const std::string& revision : options.ignored) ignored.push_back(resolve_commit(revision));
  Culprits culprits;
  std::string what = "the line";
  if (!asked.lines.empty()) {
    culprits = culprits_of_lines(asked, ignored);
  } else {
    const AskedChange change = change_asked_about(asked, options, candidates.of_head);
    what = change.what;
    if (!change.base.empty()) culprits = find_culprits(touched_files(parse_diff(change.diff)), change.base, ignored);
  }
  // git blame names what is to be ignored all the same when nothing is behind it.
  const auto is_ignored = [&](const Culprit& culprit) {
    return std::find(ignored.begin(), ignored.end(), culprit.commit) != ignored.end();
  };
  if (std::erase_if(culprits.found, is_ignored) > 0 && culprits.found.empty()) {
    candidates.text = "no candidate: nothing is behind what --ignore-rev names\n";
    return candidates;
  }
  if (culprits.found.empty()) {
    candidates.text = display(nothing_found(culprits, what));
    return candidates;
  }
  candidates.text = asked.lines.empty() ? "candidates for what is fixed by " + what + ":\n" : "candidates, if the bug is there:\n";
  list(culprits, config, candidates);
  candidates.text = display(candidates.text);
  return candidates;
}

}  // namespace bpf
