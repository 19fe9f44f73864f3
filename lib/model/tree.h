// SPDX-License-Identifier: GPL-2.0-only
// The trees that BPF patches are sent to, as data: what a subject calls them, where they are,
// which list reads their patches. (bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next)
// my patch should be applied to?" and "Do you accept patches as well for iproute2's BPF loader?")
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace bpf {

struct Tree {
  std::string_view name;        // what --tree and branch.<name>.bpfTree say
  std::string_view words;       // what stands in the subject's brackets
  std::string_view also;        // another form in use, accepted; may be empty
  std::string_view repository;  // last part of its URL, without .git
  std::string_view branch;      // the branch there that patches are based on
  std::string_view url;         // where to fetch it
  std::string_view list;        // the list its patches go to
  bool fixes_only;              // takes nothing but fixes
  bool iproute2;                // user space, with rules of its own
};

std::span<const Tree> trees();

// The tree with this name, in any of the forms a subject may use, ASCII case ignored; else null.
const Tree* find_tree(std::string_view name);

// The tree that a remote's URL and a branch of it belong to; null when it is none of ours.
// Knows kernel.org in every spelling, the GitHub mirrors with their *_base branches, and local
// mirrors by their last path component.
const Tree* tree_of_url(std::string_view url, std::string_view branch);

// All names, for messages: "bpf, bpf-next, …".
std::string tree_names();

}  // namespace bpf
