// SPDX-License-Identifier: GPL-2.0-only
// The area in front of a subject ("libbpf: …") by the files that a patch touches, as accepted
// BPF commits use it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bpf {

// The area for these files; empty when the table knows none of them. Tests and documentation
// beside code do not count: the code decides.
std::string area_of_paths(const std::vector<std::string>& paths);

// Whether a path is a selftest, or documentation or MAINTAINERS.
bool is_selftest(std::string_view path);
bool is_documentation(std::string_view path);

// Whether a path of iproute2 is a part of its BPF loader.
bool is_iproute2_loader(std::string_view path);

}  // namespace bpf
