// SPDX-License-Identifier: GPL-2.0-only
// A hook's answer to `commit-msg --version`, by which `git bpf-check --doctor` proves that it starts
// here. Git gives its hooks paths, and never this. (githooks(5))
#pragma once

#include <string_view>

namespace bpf {

// Prints "commit-msg 0.1.0" when that, and nothing else, is asked for.
bool answers_version(std::string_view hook, int argc, char** argv);

}  // namespace bpf
