// SPDX-License-Identifier: GPL-2.0-only
// Which commits a text blames: the ids in `Fixes: <id>`, `introduced by commit <id>`, `bisected to
// <id>`, `#regzbot introduced: <id>` and the like. Any bytes give some ids.
// (bpf_devel_QA, "How do I report bugs for BPF kernel code?": "In case a buggy commit has already been
// identified")
#pragma once

#include <string_view>
#include <vector>

namespace bpf {

// Each once, in their order, as views into the text. That a kernel was built at some commit blames
// none, and neither does an id without a word about it.
std::vector<std::string_view> blamed_ids(std::string_view text);

}  // namespace bpf
