// SPDX-License-Identifier: GPL-2.0-only
// What a rule may know beside the series itself. A rule does no I/O: values and lazy look-ups
// arrive here, and each may be unknown (shallow clone, tree not fetched), and then the rule says
// nothing or says that it could not run. Tests inject their own.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/history.h"
#include "lib/model/ident.h"
#include "lib/model/profile.h"
#include "lib/model/tree.h"

namespace bpf {

enum class Answer { no, yes, unknown };

// What the repository knows of a commit id.
struct CommitFacts {
  Answer exists = Answer::unknown;   // unknown: shallow or partial clone, tree not fetched
  std::string id;                    // the full one
  std::string subject;
  std::string fetch;                 // where the history here is not complete, what makes it so; may be empty
};

// Whose history a commit may be in.
enum class Tip {
  base,        // where the series starts
  target,      // the target tree, as it was last fetched
  fixes_tree,  // bpf, as it was last fetched: released, or soon
};

// Why a rule cannot tell of such a commit what it wants to know.
inline std::string why_unknown(const CommitFacts& commit) {
  const std::string what = commit.exists == Answer::yes ? "" : "a Fixes: tag names a commit which is not here, and ";
  return what + "the history is incomplete" + (commit.fetch.empty() ? "" : "; run: " + commit.fetch);
}

// Where a series stands against the tree that it is for, as that was last fetched.
struct BaseFacts {
  std::string branch = {};             // "bpf-next/master"; empty: the tree was never fetched
  std::string fetch = {};              // the command that fetches it
  std::int64_t fetched = 0;            // when it was, in seconds since the epoch; 0: not known
  std::string base = {};               // the commit below the series, abbreviated, with its subject
  Answer is_public = Answer::unknown;  // some tree that is fetched here has the base
  Answer in_tree = Answer::unknown;    // the tree itself has it
  int behind = -1;                     // commits that the tree has on top of the base; -1: not known
  std::int64_t age = 0;                // from the base's commit to the tree's tip, in seconds
  Answer applies = Answer::unknown;    // the series merges into the tree without conflicts
  std::vector<std::string> conflicts = {};  // the files in which it does not
  std::string why = {};                // why that, or the base, is not known, or not so
};

// A subsystem other than BPF that MAINTAINERS gives a part of a patch to.
struct Subsystem {
  std::string name;                        // the section's title
  std::string pattern;                     // what gives it the patch: "F: net/core/", "K: xdp"
  std::vector<Ident> maintainers;          // its M: lines, as written and by the mailmap
  std::vector<std::string> lists;          // its L: lines that are open to everyone
};

// Somebody who wrote what a patch fixes.
struct FixedAuthor {
  std::string commit;  // as the tag has it
  Ident author, now;   // as in the commit, and by the mailmap
};

// Whom a patch concerns, beside the BPF subsystem.
struct PatchPeople {
  Answer maintainers = Answer::unknown;    // whether MAINTAINERS is here
  std::vector<Subsystem> subsystems;       // not THE REST
  std::vector<FixedAuthor> fixed;          // of the commits that are here
  std::vector<std::string> unknown_fixes;  // of those that are not, as the tags have them
};

// The merge window of mainline, as far as the tags here tell.
struct MergeWindow {
  Answer open = Answer::unknown;
  std::string tag = {};           // the newest release
  std::int64_t since = 0;         // when that was made
  std::int64_t expected_end = 0;  // when -rc1 is to be expected
  std::string why = {};           // why it is not known, and what to do about that; may be empty
};

struct Facts {
  // The tree that the series is for; null when nothing says which.
  const Tree* target = nullptr;
  // Whether the user said so (--tree, configuration, upstream), and not the commits themselves.
  bool target_given = false;
  // Which version of the document is in force.
  const Profile* profile = &newest_profile();
  // Whether two idents are one person by the mailmap (gitmailmap(5)). Only asked when neither
  // name nor address are equal; without names, it is asked of the addresses alone.
  std::function<Answer(const Ident&, const Ident&)> same_person = {};
  // Looks a commit up by an id of 5 digits or more; null when there is no repository to ask.
  std::function<CommitFacts(std::string_view)> find_commit = {};
  // Whether the commit that find_commit() finds by an id is in this history: a walk through it. Null as
  // that is.
  std::function<Answer(Tip, std::string_view id)> in_history = {};
  // The text of a file at the tip of the series' base; unknown as an empty string. Null: nobody
  // to ask.
  std::function<std::string(const std::string& path)> read_base_file = {};
  // Whether the last commit of the series is in a tree already, or in a release: then it is
  // history that is looked at, and no series. Null: nobody to ask.
  std::function<Answer()> is_applied = {};
  // bpf.iproute2Prefix=current: subjects for iproute2 in today's form, not in the document's.
  bool iproute2_current = false;
  // What was sent of this series before; null: nothing, or nobody knows.
  const History* history = nullptr;
  // Why that is not known although something was sent; empty: it is known, or nothing was.
  std::string history_unknown = {};
  // Asked once, by the first rule that wants to know; null: nobody to ask.
  std::function<const BaseFacts&()> base = {};
  // Seconds since the epoch; 0: no clock.
  std::int64_t now = 0;
  // Whom a patch concerns. Only asked when the recipients are known; null: nobody to ask.
  std::function<PatchPeople(const Patch&)> people_of = {};
  // Why the diffs of the commits could not be read; empty: they were, or nobody tried.
  std::string unread = {};
  // Whether mainline's merge window is open. Null: nobody to ask.
  std::function<MergeWindow()> merge_window = {};
};

}  // namespace bpf
