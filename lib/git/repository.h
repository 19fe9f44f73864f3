// SPDX-License-Identifier: GPL-2.0-only
// What git says about the repository that we are in: its layout, its refs, its revisions. Every
// revision from outside becomes an object id here, so that none can become an option.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bpf {

struct Layout {
  std::string git_dir;       // absolute
  std::string common_dir;    // shared by all worktrees
  std::string objects;       // the object directory
  std::string object_format; // "sha1" or "sha256"
  bool bare = false;
  bool shallow = false;
};

// One `git rev-parse`. Throws Error (128) with git's words when this is no repository.
Layout read_layout();
void ask_ahead_for_layout();

// The directory that we are in, from the top of the work tree: "net/core/"; empty at its top, and
// outside of one.
std::string read_prefix();

// The full id of the commit that `revision` names. Throws Error (128) when there is none.
std::string resolve_commit(const std::string& revision);
void ask_ahead_for_commit(const std::string& revision);

// Whether `revision` names a commit.
bool is_commit(const std::string& revision);

// `a..b`, `a...b`, `^a`, `b` as ids for git rev-list: "<id>" and "^<id>".
std::vector<std::string> resolve_range(const std::string& range);

struct CommitList {
  std::vector<std::string> commits;  // oldest first, without merges
  std::vector<std::string> merges;
  std::string base;                  // the parent of the first commit; empty for a root commit
};

// The commits that git rev-list gives for these arguments, which must be ids from
// resolve_range(), or options of ours.
CommitList list_commits(const std::vector<std::string>& revisions);

// The commits of a range that can be nothing else, like `a..b`, in one question instead of two; nothing
// when it may be something else, or git does not know it: resolve_range() then says why.
std::optional<CommitList> list_range(const std::string& range);
// What it asks git; empty when it would not.
std::vector<std::string> question_of_range(const std::string& range);
// What read_branch() asks git.
const std::vector<std::string>& question_of_branch();

struct Branch {
  std::string name;                             // "topic"; empty on a detached HEAD
  std::optional<std::string> upstream_ref = {};  // where it is known already: see upstream_of()
};

// The branch that HEAD is on. Throws Error (128) with git's words when this is no repository.
Branch read_branch();

// The ref of a branch's upstream, "refs/remotes/bpf-next/master"; empty when there is none.
std::string upstream_of(const Branch& branch);

// Whether the repository has replace refs.
bool has_replace_refs();

// The commit that HEAD is at. Throws Error that says so when the branch has no commits yet.
std::string resolve_head(const Branch& branch);

// Whether a ref of exactly this full name exists; the id that it has, empty when it does not exist.
bool ref_exists(const std::string& ref);
std::string id_of_ref(const std::string& ref);
void ask_ahead_for_id_of_ref(const std::string& ref);

// The full id of the commit that a ref, or another revision of ours, names; empty when there is none.
std::string read_ref(const std::string& ref);

}  // namespace bpf
