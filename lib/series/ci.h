// SPDX-License-Identifier: GPL-2.0-only
// BPF CI, as contributors start it: a branch in a fork of kernel-patches/bpf on GitHub, and a pull
// request against the base branch of the tree. (bpf_devel_QA, "How do I run BPF CI on my changes
// before sending them out for review?")
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lib/git/config.h"
#include "lib/model/tree.h"
#include "lib/series/remotes.h"

namespace bpf {

// Where BPF CI runs.
inline constexpr std::string_view ci_owner = "kernel-patches", ci_repository = "bpf";

// "bpf_base" or "bpf-next_base". Throws Error (128) for a tree that BPF CI has no base of.
std::string ci_base(const Tree& tree);

struct GithubRepository {
  std::string owner, name;
};

// The repository that a URL on github.com names, in any of the forms that git takes; else nothing.
std::optional<GithubRepository> github_repository(std::string_view url);

// A fork of kernel-patches/bpf that is a remote here.
struct Fork {
  std::string remote;
  GithubRepository repository;
};

// The remote of this name, or bpf.ciRemote, or the only one that is a fork by its URL or pushurl.
// Throws Error (128) with what to type when there is none, or more than one.
Fork find_fork(const std::string& wanted, const Config& config);

// Why a branch in the fork must not have this name; empty when it may. The fork has branches of
// kernel-patches/bpf, which a push would replace.
std::string refusal_of_branch(std::string_view name);

// The page that opens the pull request, filled in with the title.
std::string pull_request_url(const Fork& fork, const std::string& base, const std::string& branch,
                             const std::string& title);

}  // namespace bpf
