// SPDX-License-Identifier: GPL-2.0-only
// git bpf-status: where the series of some branches stand.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "lib/git/config.h"
#include "lib/net/http.h"

namespace bpf {

struct StatusOptions {
  std::vector<std::string> branches;  // none: the current one
  bool all = false;
  bool patchwork = false;             // ask it; else nothing here uses the network
  bool json = false, color = false;
  std::string tree, profile;          // --tree, --profile; empty: not given
  std::function<HttpGet()> http = {}; // makes what --patchwork asks with; only called for that
};

// Prints it. Gives 0, or 1 when something could not be told, which is said on standard error. Throws
// Error for a branch that is not there.
int show_status(const StatusOptions& options, const Config& config);

}  // namespace bpf
