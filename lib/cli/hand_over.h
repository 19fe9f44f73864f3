// SPDX-License-Identifier: GPL-2.0-only
// The files that were written, for the user: their names, what lies beside them, and how to send
// them.
#pragma once

#include <string>
#include <vector>

#include "lib/series/format_plan.h"

namespace bpf {

// Warns of what an earlier run left in the directory, and a `*.patch` on the command line would
// send along. `names`: the files that were written now.
void warn_of_old_files(const std::string& folder, const std::vector<std::string>& names);

// Prints the paths, and the commands to send them with. `options`: who it is sent to, for git
// send-email.
void hand_over(const FormatRequest& request, const std::vector<std::string>& options,
               const std::vector<std::string>& paths);

}  // namespace bpf
