// SPDX-License-Identifier: GPL-2.0-only
// The stable branches that are here, linux-6.12.y and its like, and whether the stable team still
// maintains them. (bpf_devel_QA, "Do you also backport to kernels not currently maintained as
// stable?"; the dates: https://www.kernel.org/category/releases.html)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/git/config.h"
#include "lib/model/release.h"

namespace bpf {

enum class Upkeep { maintained, ended, unknown };

// The end of a branch's life, as far as the table and `bpf.stable.<version>.eol` tell.
struct EndOfLife {
  Upkeep upkeep = Upkeep::unknown;
  std::string when = {};  // "2027-12"; empty: not known, or long ago
};

// When the table was made: "2026-03".
std::string_view end_of_life_table();

// `date`: the day to judge by, "2026-11-26".
EndOfLife end_of_life(const Release& version, const Config& config, std::string_view date);

struct StableBranch {
  std::string name;         // "6.12.y"
  Release version;          // 6.12
  std::string ref;          // "refs/remotes/stable/linux-6.12.y", "refs/tags/v6.12.5"
  std::string id, tree;     // the commit that it is at, and that one's tree
  std::int64_t date = 0;    // of that commit
  EndOfLife end = {};
};

// One for each version, newest first: from the remote bpf.stableRemote, or else any remote, or else
// a local branch, or else the newest tag of a stable release. Of several the newest counts.
std::vector<StableBranch> find_stable_branches(const Config& config, std::string_view date);

// "6.12" of "6.12", "v6.12", "6.12.y" and "linux-6.12.y"; nothing for other names.
std::optional<Release> parse_stable_version(std::string_view name);

}  // namespace bpf
