// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/landed.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "lib/git/commit_lookup.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/dates.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

constexpr std::int64_t day = 24 * 60 * 60;

// A commit of some tree, as a view into what git log printed.
struct Commit {
  std::string_view id, name, email, title;
};

// Before that, none of the patches was applied.
std::int64_t earliest(const std::vector<Sought>& sought) {
  std::string input;
  for (const Sought& one : sought) input += one.patch->commit + "\n";
  const std::string out = git_output({"log", "--no-walk=unsorted", "--stdin", "--format=%H %at %ct"}, {.input = input});
  std::unordered_map<std::string_view, std::pair<std::int64_t, std::int64_t>> dates;
  for (std::string_view line : split_lines(out)) {
    const std::size_t blank = line.find(' '), last = line.rfind(' ');
    dates[line.substr(0, blank)] = {to_seconds(line.substr(blank + 1)), to_seconds(line.substr(last + 1))};
  }
  std::int64_t since = INT64_MAX;
  for (const Sought& one : sought) {
    const auto [written, committed] = dates[one.patch->commit];
    since = std::min(since, one.sent ? committed : written);
  }
  return since;
}

// What the trees got since then, newest first. A clock may be off: a day earlier.
std::string log_since(std::int64_t since, const std::vector<LandingPlace>& places) {
  std::vector<std::string> command = {"log", "--no-merges", "--no-show-signature", "--no-color", "--encoding=UTF-8",
                                      "--since=@" + std::to_string(std::max<std::int64_t>(since - day, 1)),
                                      "--format=%H%x00%an%x00%ae%x00%s"};
  for (const LandingPlace& place : places) command.push_back(place.tip);
  command.emplace_back("--");
  return git_output(std::move(command));
}

std::optional<Commit> parse_commit(std::string_view line) {
  std::string_view fields[4];
  for (int i = 0; i < 3; ++i) {
    const std::size_t zero = line.find('\0');
    if (zero == line.npos) return std::nullopt;
    fields[i] = line.substr(0, zero);
    line.remove_prefix(zero + 1);
  }
  return Commit{fields[0], fields[1], fields[2], line};
}

// The id of each commit's change: of the lines that come and go, without context and line numbers.
std::unordered_map<std::string, std::string> patch_ids(const std::set<std::string>& commits) {
  std::unordered_map<std::string, std::string> ids;
  if (commits.empty()) return ids;
  std::vector<std::string> command = {"diff-tree", "--stdin", "-r", "-p", "-U0", "--no-renames",
                                      "--no-ext-diff", "--no-textconv", "--no-color", "--full-index",
                                      "--src-prefix=a/", "--dst-prefix=b/"};
  // Where a history is cut, a commit looks as if it had brought all files.
  if (!read_layout().shallow) command.emplace_back("--root");
  const std::string diffs = git_output(std::move(command), {.input = join_lines(commits)});
  if (diffs.empty()) return ids;
  const std::string out = git_output({"patch-id", "--stable"}, {.input = diffs});
  for (std::string_view line : split_lines(out)) {  // "<patch id> <commit>"
    const std::size_t blank = line.find(' ');
    if (blank != line.npos) ids.emplace(line.substr(blank + 1), line.substr(0, blank));
  }
  return ids;
}

// A maintainer may have turned "Ada" into "Ada Patcher", or the address into the one of .mailmap.
bool same_author(const Commit& commit, const Ident& author) {
  return equal_nocase(commit.email, author.email) || (!author.name.empty() && commit.name == author.name);
}

// What the log has of the authors, and what took a commit back or brought it in again.
class Index {
 public:
  struct Entry {
    Commit commit;
    std::size_t place;  // the smaller, the newer
  };
  struct Turn {
    std::string id;
    std::size_t place;
    bool back;  // Revert, and not Reapply
  };

  Index(std::string_view log, const std::vector<Sought>& sought) {
    std::unordered_set<std::string> names, emails;
    for (const Sought& one : sought) {
      if (!one.patch->author) continue;
      if (!one.patch->author->name.empty()) names.insert(one.patch->author->name);
      emails.insert(lower(one.patch->author->email));
    }
    std::size_t place = 0;
    for (std::string_view line : split_lines(log)) {
      const std::optional<Commit> commit = parse_commit(line);
      if (!commit) continue;
      add_turn(*commit, place);
      if (names.contains(std::string(commit->name)) || emails.contains(lower(commit->email)))
        theirs_.push_back({*commit, place});
      ++place;
    }
  }

  const std::vector<Entry>& theirs() const { return theirs_; }

  // What was done about a commit of this title, newest first.
  const std::vector<Turn>& turns(std::string_view title) const {
    static const std::vector<Turn> none;
    const auto found = turns_.find(title);
    return found == turns_.end() ? none : found->second;
  }

 private:
  void add_turn(const Commit& commit, std::size_t place) {
    for (const std::string_view word : {std::string_view("Revert \""), std::string_view("Reapply \"")}) {
      std::string_view title = commit.title;
      if (!title.starts_with(word) || !title.ends_with('"') || title.size() <= word.size()) continue;
      title = title.substr(word.size(), title.size() - word.size() - 1);
      turns_[title].push_back({std::string(commit.id), place, word.starts_with("Revert")});
    }
  }

  std::vector<Entry> theirs_;
  std::unordered_map<std::string_view, std::vector<Turn>> turns_;
};

// The commits whose changes have to be looked at: the patches, those of the same title, and, for a
// patch that has none, the newest of its author's.
std::set<std::string> to_compare(const std::vector<Sought>& sought, const Index& index) {
  constexpr std::size_t most = 1000;
  std::set<std::string> ids;
  for (const Sought& one : sought) {
    ids.insert(one.patch->commit);
    if (!one.patch->author) continue;
    std::vector<std::string> of_author;
    bool titled = false;
    for (const Index::Entry& entry : index.theirs()) {
      if (!same_author(entry.commit, *one.patch->author)) continue;
      if (entry.commit.title == one.patch->message.subject) {
        titled = true;
        ids.emplace(entry.commit.id);
      }
      if (of_author.size() < most) of_author.emplace_back(entry.commit.id);
    }
    if (!titled) ids.insert(of_author.begin(), of_author.end());
  }
  return ids;
}

struct Match {
  const Index::Entry* entry;
  bool changed;
};

// The commits that are this patch, newest first.
std::vector<Match> matches_of(const Patch& patch, const Index& index,
                              const std::unordered_map<std::string, std::string>& ids) {
  std::vector<Match> matches;
  if (!patch.author) return matches;
  const auto id_of = [&](std::string_view commit) {
    const auto found = ids.find(std::string(commit));
    return found == ids.end() ? std::string_view{} : std::string_view(found->second);
  };
  const std::string_view own = id_of(patch.commit);
  for (const Index::Entry& entry : index.theirs()) {
    if (!same_author(entry.commit, *patch.author)) continue;
    const bool same_change = entry.commit.id == patch.commit || (!own.empty() && id_of(entry.commit.id) == own);
    if (same_change || entry.commit.title == patch.message.subject) matches.push_back({&entry, !same_change});
  }
  return matches;
}

// What has to be known to be in a tree or not: all matches, and what took them back.
std::vector<std::string> ids_of(const std::vector<std::vector<Match>>& matches, const Index& index) {
  std::set<std::string> ids;
  for (const std::vector<Match>& of_patch : matches)
    for (const Match& match : of_patch) {
      ids.emplace(match.entry->commit.id);
      for (const Index::Turn& turn : index.turns(match.entry->commit.title)) ids.insert(turn.id);
    }
  return {ids.begin(), ids.end()};
}

Landing landing_of(const Match& match, const LandingPlace& place, const std::set<std::string>& outside,
                   const Index& index) {
  const Commit& commit = match.entry->commit;
  Landing landing{place.name, std::string(commit.id), std::string(commit.title), match.changed};
  for (const Index::Turn& turn : index.turns(commit.title)) {
    if (turn.place > match.entry->place || outside.contains(turn.id)) continue;
    if (turn.back) landing.reverted_by = turn.id;
    break;  // the newest word counts
  }
  return landing;
}

}  // namespace

std::vector<std::vector<Landing>> find_landed(const std::vector<Sought>& sought,
                                              const std::vector<LandingPlace>& places) {
  std::vector<std::vector<Landing>> landed(sought.size());
  if (sought.empty() || places.empty()) return landed;
  const std::string log = log_since(earliest(sought), places);
  const Index index(log, sought);
  if (index.theirs().empty()) return landed;

  const std::unordered_map<std::string, std::string> ids = patch_ids(to_compare(sought, index));
  std::vector<std::vector<Match>> matches;
  for (const Sought& one : sought) matches.push_back(matches_of(*one.patch, index, ids));
  const std::vector<std::string> wanted = ids_of(matches, index);
  if (wanted.empty()) return landed;

  for (const LandingPlace& place : places) {
    const auto outside = not_reachable(place.tip, wanted);
    if (!outside) continue;
    for (std::size_t i = 0; i < sought.size(); ++i) {
      const bool known = std::any_of(landed[i].begin(), landed[i].end(),
                                     [&](const Landing& landing) { return landing.tree == place.name; });
      const auto here = std::find_if(matches[i].begin(), matches[i].end(), [&](const Match& match) {
        return !outside->contains(std::string(match.entry->commit.id));
      });
      if (!known && here != matches[i].end()) landed[i].push_back(landing_of(*here, place, *outside, index));
    }
  }
  return landed;
}

}  // namespace bpf
