// SPDX-License-Identifier: GPL-2.0-only
// Which tree a series is for, where that tree is in this repository, and which commits of a
// branch it does not have yet. Everything is said with its reason.
#pragma once

#include <string>
#include <vector>

#include "lib/git/commit_lookup.h"
#include "lib/git/config.h"
#include "lib/git/repository.h"
#include "lib/model/series.h"
#include "lib/model/tree.h"

namespace bpf {

struct Target {
  const Tree* tree = nullptr;
  std::string why = {};     // "--tree", "the upstream bpf-next/master", "no patch has a Fixes: tag"
  bool given = false;  // by the user, and not inferred from the commits
  std::string remedy = {};  // without a tree: what to do about it
};

// A tree that this repository has a remote-tracking branch of.
struct TreeRef {
  const Tree* tree;
  std::string ref;  // "refs/remotes/bpf-next/master"
};

// From the remotes' URLs, and from `bpf.tree.<name>.ref`, which wins. Refs need not exist.
std::vector<TreeRef> known_tree_refs(const Config& config);

// Those of them that exist, in that order, with the commits that they are at: full ids.
struct TreeTip {
  const Tree* tree;
  std::string ref, id;
};
std::vector<TreeTip> fetched_trees(const Config& config);
void ask_ahead_for_trees(const Config& config);

// The tree that the user named: --tree, `branch.<name>.bpfTree`, the upstream's remote, or
// format.subjectPrefix. Target{} when none of them says. Throws Error for a name that is no tree.
Target given_target(const std::string& tree_option, const Config& config, const Branch& branch);

// The branch of a tree here, as a full ref, and the id of its commit; empty when it was never fetched.
std::string ref_of_tree(const Tree& tree, const Config& config);
std::string tip_of_tree(const Tree& tree, const Config& config);

// "git config --add remote.<remote>.fetch … && ", where it has none, as in a bare clone: its fetch would
// leave nothing but FETCH_HEAD.
std::string add_refspec(const std::string& remote, const Config& config);

// The command that fetches a tree, with the remote added before where none is that tree.
std::string fetch_command(const Tree& tree, const Config& config);

// "bpf-next/master" of "refs/remotes/bpf-next/master".
std::string short_ref(std::string_view ref);

// "bpf-next" of "refs/remotes/bpf-next/master"; empty for a ref that is of no remote.
std::string remote_of(std::string_view ref);

struct Range {
  std::vector<std::string> revisions;  // ids for list_commits()
  std::string what;                    // for messages: "topic beyond bpf-next/master"
};

// The commits of HEAD, or below `tip`, that the target does not have; all known trees count when
// there is no target. Throws Error (128) with what to do when nothing here tells where the branch starts.
Range default_range(const Target& target, const Config& config, const Branch& branch, const std::string& tip = {});

// What CommitLookup needs: where the trees are here. `base` is where the series starts, or empty.
LookupTips lookup_tips(const Target& target, const Config& config, const Layout& layout,
                       std::string base);

// A file of a commit; empty when it is not there.
std::string read_file_of(const std::string& commit, const std::string& path);

// A file of the target tree as it was last fetched; empty when it is not there.
std::string read_target_file(const Target& target, const Config& config, const std::string& path);

// The merge base of a commit and the tree's branch here; empty when that is not known.
std::string find_base(const std::string& tip, const Target& target, const Config& config);

}  // namespace bpf
