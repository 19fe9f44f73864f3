// SPDX-License-Identifier: GPL-2.0-only
// git bpf-check --doctor: what is installed and set up here, what does not work, and what to type.
#pragma once

#include <string_view>

#include "lib/cli/arguments.h"

namespace bpf {

// Prints it, as human or json: throws Error (129) for another format, and when there are patches to
// judge. Gives 1 when something does not work as it is set up, else 0.
int show_doctor(const Arguments& given, std::string_view format);

}  // namespace bpf
