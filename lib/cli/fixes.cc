// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/fixes.h"

#include <algorithm>

#include "lib/cli/fixes_asked.h"
#include "lib/cli/fixes_candidates.h"
#include "lib/cli/fixes_where.h"
#include "lib/cli/program.h"
#include "lib/error.h"
#include "lib/git/amend.h"
#include "lib/git/commit_lookup.h"
#include "lib/git/repository.h"
#include "lib/model/fixes.h"
#include "lib/model/fixes_edit.h"
#include "lib/model/message.h"
#include "lib/model/scan.h"
#include "lib/report/display.h"
#include "lib/series/stable_status.h"
#include "lib/series/whereabouts.h"

namespace bpf {
namespace {

// core.abbrev counts when it asks for more digits than a tag needs.
int digits_of(const Config& config) { return to_number(config.get("core.abbrev").value_or("")); }

std::string tag_for(const CommitBrief& commit) { return "Fixes: " + quoted_commit(commit); }

void refuse_merges(const std::vector<CommitBrief>& commits) {
  for (const CommitBrief& commit : commits)
    if (commit.parents.size() > 1)
      throw Error(quoted_commit(commit) + " is a merge; a bug came in with one of the commits below it",
                  "to see them: git log --oneline " + commit.parents[0].substr(0, 12) + ".." +
                      commit.parents[1].substr(0, 12) + "; or, if the merge itself went wrong, write the tag by hand");
}

// What a reader of the tag would ask about these commits.
std::string remarks(const std::vector<CommitBrief>& commits) {
  std::string out;
  std::string head = is_commit("HEAD") ? resolve_commit("HEAD") : "";
  std::vector<std::string> ids;
  for (const CommitBrief& commit : commits) ids.push_back(commit.id);
  const auto outside = head.empty() ? std::nullopt : not_reachable(head, ids);
  for (const CommitBrief& commit : commits) {
    if (is_revert(commit.subject))
      out += "note: " + commit.abbreviated + " is a revert; if it was right, the bug is older: name what brought it in\n";
    if (const std::string original = original_of(commit.id); !original.empty())
      out += "note: this is a backport; a Fixes: tag names what it is of: git bpf-fixes " + original.substr(0, fixes_digits) + "\n";
    if (commit.id == head) out += "note: this is HEAD itself; to find what HEAD fixes: git bpf-fixes --for=HEAD\n";
    if (outside && outside->contains(commit.id) && !read_layout().shallow)
      out += "warning: " + commit.abbreviated + " is not in the history of HEAD\n";
  }
  return display(out);
}

void require_unpublished(const HeadCommit& head, const Config& config) {
  for (const TreePlace& place : places_here(config))
    if (const auto outside = not_reachable(place.id, {head.id}); outside && outside->empty())
      throw Error("HEAD is in " + place.name + " already: others have it as it is", "--force amends it all the same");
}

void amend(const std::vector<CommitBrief>& commits, const FixesOptions& options, const Config& config) {
  const Layout layout = read_layout();
  const HeadCommit head = read_head();
  require_amendable(head, layout);
  if (!options.force) require_unpublished(head, config);
  std::string message = head.message, said;
  for (const CommitBrief& commit : commits) {
    if (commit.id == head.id) throw Error("HEAD cannot fix itself", "to find what it fixes: git bpf-fixes --for=HEAD");
    const std::string tag = tag_for(commit);
    if (!head.encoding.empty() && std::any_of(tag.begin(), tag.end(), [](char c) { return c < 0; }))
      throw Error("HEAD's message is in " + head.encoding + ", and the tag is in UTF-8", "git commit --amend, by hand");
    const FixesEdit edit = add_fixes(message, commit.id, tag);
    message = edit.text;
    if (edit.kind == FixesEdit::Kind::there) said += "already there: " + tag + "\n";
    if (edit.kind == FixesEdit::Kind::added) said += "added: " + tag + "\n";
    if (edit.kind == FixesEdit::Kind::corrected) said += "corrected: " + edit.before + "\n       to: " + tag + "\n";
  }
  if (options.dry_run) {
    print_lines(display(message));
    flush_output();
    return;
  }
  if (message != head.message) {
    const std::string id = amend_message(head, message, layout);
    said += "HEAD is now " + id.substr(0, 12) + "; it was " + head.id.substr(0, 12) + "\n";
  }
  complain(display(said));
}

int for_commits(const std::vector<std::string>& ids, const FixesOptions& options, const Config& config) {
  const std::vector<CommitBrief> commits = read_briefs(ids, digits_of(config));
  refuse_merges(commits);
  if (!options.amend) {
    for (const CommitBrief& commit : commits) print_lines(display_line(tag_for(commit)) + "\n");
    flush_output();
  }
  if (!options.quiet) complain(where_in_words(commits, config) + remarks(commits));
  if (options.amend) amend(commits, options, config);
  return 0;
}

int for_lines(const FixesAsked& asked, const FixesOptions& options, const Config& config) {
  const FixesCandidates candidates = find_candidates(asked, options, config);
  if (candidates.commits.empty()) {
    complain(candidates.text);
    return 1;
  }
  const CommitBrief first = read_briefs({candidates.commits.front().id}, digits_of(config)).front();
  if (!options.quiet) complain(candidates.text + where_in_words({first}, config));
  print_lines(display_line(tag_for(first)) + "\n");
  flush_output();
  if (!options.quiet && candidates.of_head)
    complain("if it is the right one: git bpf-fixes --amend " + first.abbreviated + "\n");
  return 0;
}

}  // namespace

int find_fixes(const FixesOptions& options) {
  read_layout();
  const Config config = Config::read();
  if ((options.dry_run || options.force) && !options.amend)
    throw Error("--dry-run and --force go with --amend", "", 129);
  const FixesAsked asked = read_asked(options, config);
  if (options.amend && asked.commits.empty())
    throw Error("--amend takes the commit that HEAD fixes: a candidate is a guess that you have to look at", "", 129);
  if (!asked.commits.empty() && !options.ignored.empty())
    throw Error("--ignore-rev goes with lines and changes, not with commits", "", 129);
  return asked.commits.empty() ? for_lines(asked, options, config) : for_commits(asked.commits, options, config);
}

}  // namespace bpf
