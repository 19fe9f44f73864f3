// SPDX-License-Identifier: GPL-2.0-only
// Series for iproute2, which has two trees of its own and is no kernel. (bpf_devel_QA, "Do you
// accept patches as well for iproute2's BPF loader?")
#pragma once

#include <string>
#include <vector>

#include "lib/git/config.h"
#include "lib/model/series.h"
#include "lib/series/target.h"

namespace bpf {

// Whether this repository is iproute2: by its remotes, or by the files of HEAD.
bool is_iproute2(const Config& config);

// The tree of iproute2 by the change of the kernel that the series goes with: net-next when that
// is only in net-next or bpf-next, master when it is in net, bpf, mainline or a release. It is
// looked up in `bpf.kernelRepository`, else in the remotes of this repository. Throws Error (128)
// when it is not there, or in none of them; and, with the commands that say it, for an empty id.
Target iproute2_target(const std::string& kernel_commit, const Config& config);

}  // namespace bpf
