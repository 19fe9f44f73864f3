// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/stable_search.h"

#include <algorithm>
#include <map>
#include <set>

#include "lib/error.h"
#include "lib/git/commit_lookup.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/backport.h"
#include "lib/model/fixes.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

// A commit of a stable branch that may have to do with what is looked for.
struct Candidate {
  std::string id;
  Ident author;
  CommitMessage message;
  std::vector<std::string_view> upstream;
  std::string_view reverts;
};

// What all logs have in common, whatever the configuration says.
std::vector<std::string> log_command(const char* format) {
  return {"-c",       "i18n.logOutputEncoding=UTF-8", "-c",           "log.showSignature=false", "log",
          "--no-color", "--no-notes",                   "--no-mailmap", "--no-merges",             "-F",
          std::string("--format=") + format};
}

// The commits of the branch that mainline does not have.
void add_range(std::vector<std::string>& command, const StableBranch& branch, const std::string& mainline) {
  const std::string name = "v" + branch.name.substr(0, branch.name.size() - 2);
  const std::string release = read_ref("refs/tags/" + name);
  command.push_back(branch.id);
  if (!release.empty()) command.push_back("^" + release);
  else if (!mainline.empty()) command.push_back("^" + mainline);
  command.emplace_back("--");
}

// Oldest first.
std::vector<Candidate> read_candidates(const StableBranch& branch, const std::vector<Wanted>& wanted,
                                       const std::string& mainline) {
  std::vector<std::string> command = log_command("%H%x00%an%x00%ae%x00%B");
  command.emplace_back("-z");
  command.emplace_back("--grep=This reverts commit ");
  for (const Wanted& one : wanted) {
    command.push_back("--grep=" + one.id.substr(0, fixes_digits));
    if (!one.subject.empty()) command.push_back("--grep=" + one.subject);
  }
  add_range(command, branch, mainline);
  const std::string out = git_output(std::move(command));
  std::vector<Candidate> candidates;
  std::string_view rest = out;
  const auto field = [&] {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    const std::string_view text = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return text;
  };
  while (!rest.empty()) {
    Candidate candidate;
    candidate.id = field();
    candidate.author.name = field();
    candidate.author.email = field();
    candidate.message = parse_message(make_source(candidate.id, std::string(field())));
    candidate.upstream = upstream_ids(candidate.message);
    candidate.reverts = reverted_id(candidate.message);
    candidates.push_back(std::move(candidate));
  }
  std::reverse(candidates.begin(), candidates.end());
  return candidates;
}

bool same_author(const Candidate& candidate, const Wanted& wanted) {
  return wanted.author && (equal_nocase(candidate.author.email, wanted.author->email) ||
                           candidate.author.name == wanted.author->name);
}

void bring(Presence& presence, const Candidate& candidate, Trace trace) {
  presence = {Answer::yes, trace, candidate.id, ""};
}

// What one commit of the branch does to the one that is looked for.
void follow(const Candidate& candidate, const Wanted& wanted, Presence& presence) {
  if (candidate.id == wanted.id) return;  // an ancestor, under its own id
  const bool named = std::any_of(candidate.upstream.begin(), candidate.upstream.end(),
                                 [&](std::string_view id) { return same_commit(id, wanted.id); });
  if (named) return bring(presence, candidate, Trace::named);
  const int times = wanted.subject.empty() ? -1 : times_reverted(candidate.message.title, wanted.subject);
  const bool by_id = same_commit(candidate.reverts, wanted.id) ||
                     (!presence.as.empty() && same_commit(candidate.reverts, presence.as));
  const bool again = times > 0 && times % 2 == 0;
  if (again && !presence.reverted_by.empty()) return bring(presence, candidate, Trace::subject);
  if ((by_id && !again) || times % 2 == 1) {
    if (presence.in != Answer::yes) return;
    presence.in = Answer::no;
    presence.reverted_by = candidate.id;
    return;
  }
  // A backport that names another commit is that one's, whatever its subject.
  if (times == 0 && candidate.upstream.empty() && same_author(candidate, wanted))
    bring(presence, candidate, Trace::subject);
}

// Who is an ancestor of the branch; what is not here can be none that is known.
void mark_ancestors(const StableBranch& branch, const std::vector<Wanted>& wanted, bool shallow,
                    std::vector<Presence>& presences) {
  std::vector<std::string> ids;
  for (const Wanted& one : wanted)
    if (one.here) ids.push_back(one.id);
  const auto outside = not_reachable(branch.id, ids);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!wanted[i].here || !outside) continue;
    if (!outside->contains(wanted[i].id)) presences[i] = {Answer::yes, Trace::ancestor, "", ""};
    else if (!shallow) presences[i].in = Answer::no;
  }
}

// The commits of a log with their patches, by patch id.
std::multimap<std::string, std::string> patch_ids(std::vector<std::string> command) {
  const RunResult log = run_git(std::move(command));
  std::multimap<std::string, std::string> ids;
  if (!log.ok() || log.out.empty()) return ids;
  const std::string out = git_output({"patch-id", "--stable"}, {.input = log.out});
  for (std::string_view line : split_lines(out)) {
    const std::size_t blank = line.find(' ');
    if (blank != line.npos) ids.emplace(line.substr(0, blank), line.substr(blank + 1));
  }
  return ids;
}

std::vector<std::string> patches_command() {
  std::vector<std::string> command = log_command("%H");
  for (const char* option : {"-p", "--no-ext-diff", "--no-textconv", "--no-renames"}) command.emplace_back(option);
  return command;
}

// The same patch by the same author, under another subject, if it was not taken back.
void compare_patches(const StableBranch& branch, const std::vector<Wanted>& wanted, const std::string& mainline,
                     const std::vector<Candidate>& candidates, std::vector<Presence>& presences) {
  static std::map<std::string, std::string> known;  // the patch id of a commit that is looked for
  std::vector<std::string> authors = patches_command(), own = patches_command();
  own.emplace_back("--no-walk");
  std::set<std::string> open;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!wanted[i].whole || !wanted[i].author || presences[i].in != Answer::no || !presences[i].reverted_by.empty()) continue;
    open.insert(wanted[i].id);
    authors.push_back("--author=<" + wanted[i].author->email + ">");
    if (!known.contains(wanted[i].id)) own.push_back(wanted[i].id);
  }
  if (open.empty()) return;
  if (own.size() > patches_command().size() + 1) {
    own.emplace_back("--");
    for (const auto& [patch, id] : patch_ids(own)) known[id] = patch;
  }
  add_range(authors, branch, mainline);
  const auto there = patch_ids(authors);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!open.contains(wanted[i].id) || !known.contains(wanted[i].id)) continue;
    const auto found = there.find(known[wanted[i].id]);
    if (found == there.end()) continue;
    presences[i] = {Answer::yes, Trace::patch, found->second, ""};
    for (const Candidate& candidate : candidates)
      if (same_commit(candidate.reverts, found->second)) presences[i] = {Answer::no, Trace::none, "", candidate.id};
  }
}

}  // namespace

std::vector<std::vector<Presence>> search_stable(const std::vector<StableBranch>& branches,
                                                 const std::vector<Wanted>& wanted, const std::string& mainline) {
  const bool shallow = read_layout().shallow;
  std::vector<std::vector<Presence>> all(wanted.size());
  for (const StableBranch& branch : branches) {
    std::vector<Presence> presences(wanted.size());
    mark_ancestors(branch, wanted, shallow, presences);
    const std::vector<Candidate> candidates = read_candidates(branch, wanted, mainline);
    for (const Candidate& candidate : candidates)
      for (std::size_t i = 0; i < wanted.size(); ++i) follow(candidate, wanted[i], presences[i]);
    compare_patches(branch, wanted, mainline, candidates, presences);
    for (std::size_t i = 0; i < wanted.size(); ++i) all[i].push_back(std::move(presences[i]));
  }
  return all;
}

}  // namespace bpf
