// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/setup_trees.h"

#include <algorithm>

#include "lib/error.h"
#include "lib/model/percent.h"
#include "lib/series/remotes.h"

namespace bpf {
namespace {

// By its own branch, or by the tree's name in kernel-patches/bpf, which holds both.
bool is_tree(const Remote& remote, const Tree& tree) {
  return tree_of_remote(remote, tree.branch) == &tree || tree_of_remote(remote, tree.name) == &tree;
}

TreeRemote place_of(const Tree& tree, const std::vector<Remote>& remotes, const Config& config) {
  const std::string name(tree.name), key = "bpf.tree." + name + ".ref";
  if (const auto ref = config.get(key)) return {&tree, "", *ref, false};
  for (const Remote& remote : remotes)
    if (is_tree(remote, tree)) return {&tree, remote.name, remote.url, false};
  const auto taken = std::find_if(remotes.begin(), remotes.end(), [&](const Remote& r) { return r.name == name; });
  if (taken != remotes.end())
    throw Error("the remote " + name + " is another repository: " + without_credentials(taken->url),
                "git remote rename " + name + " <other name>, and run this again; or, if it is a mirror of " + name +
                    ": git config " + key + " refs/remotes/" + name + "/" + std::string(tree.branch));
  return {&tree, name, std::string(tree.url), true};
}

}  // namespace

std::vector<TreeRemote> plan_trees(const Config& config, const std::vector<const Tree*>& wanted) {
  const std::vector<Remote> remotes = read_remotes(config);
  std::vector<TreeRemote> plan;
  for (const Tree* tree : wanted) plan.push_back(place_of(*tree, remotes, config));
  return plan;
}

}  // namespace bpf
