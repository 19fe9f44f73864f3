// SPDX-License-Identifier: GPL-2.0-only
// What is BPF's own, of all that is done in the kernel. Whoever works on BPF works on other things in the same
// repository, and other lists have other rules. (MAINTAINERS, the sections with the BPF list)
#pragma once

#include <string>
#include <string_view>

#include "lib/model/series.h"

namespace bpf {

inline constexpr std::string_view bpf_list = "bpf@vger.kernel.org";

// Whether MAINTAINERS gives a file to the BPF list, in short: not by its K: patterns.
bool is_bpf_file(const std::string& path);

// Whether a patch touches BPF, by its files as far as they are known, or by the area in its subject: "bpf, x86",
// "libbpf", "net: xdp".
bool concerns_bpf(const Patch& patch);

}  // namespace bpf
