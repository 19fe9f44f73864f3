// SPDX-License-Identifier: GPL-2.0-only
// The remotes of a repository, and which of our trees each of them is. (git-config(1),
// remote.<name>.url and url.<base>.insteadOf)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/git/config.h"
#include "lib/model/tree.h"

namespace bpf {

struct Remote {
  std::string name;
  std::string url;       // where git fetches from, as it is written: the first of several; no pushurl
  std::string resolved;  // the same after url.<base>.insteadOf
};

// All remotes with a URL, in the order of the configuration.
std::vector<Remote> read_remotes(const Config& config);

// A URL after url.<base>.insteadOf, where the longest match wins.
std::string resolve_url(const std::string& url, const Config& config);

// The tree that a branch of the remote is: by the URL as written, else as git resolves it.
const Tree* tree_of_remote(const Remote& remote, std::string_view branch);

}  // namespace bpf
