// SPDX-License-Identifier: GPL-2.0-only
// Where the documents that the rules cite are to be read.
#pragma once

#include <string>

#include "lib/policy/rule.h"

namespace bpf {

inline constexpr std::string_view document_url =
    "https://www.kernel.org/doc/html/latest/bpf/bpf_devel_QA.html";

// The page of the document that a rule cites; empty when it is none of the kernel's.
std::string url_of(const Rule& rule);

}  // namespace bpf
