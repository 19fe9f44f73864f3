// SPDX-License-Identifier: GPL-2.0-only
// Where a series starts, seen from its tree: how far behind, whether others have that commit, and
// whether the series still applies. (bpf_devel_QA, "How do I indicate which tree (bpf vs. bpf-next)
// my patch should be applied to?": please make sure to rebase)
#pragma once

#include "lib/model/facts.h"
#include "lib/series/target.h"

namespace bpf {

struct BaseOptions {
  bool named = false;     // the base's name is wanted, even where nothing is wrong with it
  bool is_range = false;  // the user named the range: it may be a part of a branch, or history, and then
                          // nothing is told
};

// Asks git; the work tree and the index are not touched, and nothing is fetched. `base` and `tip`
// are full ids. What git cannot tell stays unknown: trying to apply needs git 2.38.
BaseFacts base_facts(const std::string& base, const std::string& tip, const Target& target, const Config& config,
                     const BaseOptions& options = {});

// When a ref was last fetched, as far as the files in the repository tell; 0: they do not.
std::int64_t fetched_when(const std::string& ref, const Config& config, const Layout& layout);

}  // namespace bpf
