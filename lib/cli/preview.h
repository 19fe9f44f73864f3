// SPDX-License-Identifier: GPL-2.0-only
// git bpf-check --preview: what the software behind the lists makes of the mails, or of those that
// git bpf-format-patch would make of the commits.
#pragma once

#include "lib/cli/input.h"
#include "lib/git/config.h"

namespace bpf {

struct PreviewOptions {
  bool strict = false;  // fail for warnings, too
  bool quiet = false;   // the preview alone
};

// Prints it; gives the exit status: 1 when something goes wrong there. Throws Error as
// read_input().
int show_preview(const InputRequest& request, const Config& config, const PreviewOptions& options);

}  // namespace bpf
