// SPDX-License-Identifier: GPL-2.0-only
// Which tree BPF CI tries a series on. Its daemon takes the tags of all names of a series from
// patchwork, and the first of its table that is among them decides.
// (kernel-patches-daemon: patchwork.py parse_tags and all_tags, github_sync.py get_mapped_branches,
// configs/kpd.json; as of 2026. The configuration in use is not public.)
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bpf {

// The tags that the daemon takes from one name: exact words, case counts; versions, numbers and
// what begins like PATCH are left out.
std::vector<std::string> kpd_tags(std::string_view patchwork_name);

struct KpdTarget {
  std::string tag;                    // that decided; empty: none, so that the default is used
  std::vector<std::string> branches;  // tried in this order, until the series applies
};

// For the names of all mails of a series.
KpdTarget kpd_target(const std::vector<std::string>& patchwork_names);

}  // namespace bpf
