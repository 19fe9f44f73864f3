// SPDX-License-Identifier: GPL-2.0-only
// What the software behind the lists makes of a series, for a person at a terminal.
#pragma once

#include <string>

#include "lib/receivers/preview.h"

namespace bpf {

// A paragraph each on patchwork, BPF CI and netdev's checks.
std::string format_preview(const Preview& preview);

// What goes wrong there, one line each with the remedy below; empty when nothing does.
std::string format_troubles(const Preview& preview);

// "4 mails: 1 error, 2 warnings".
std::string format_preview_summary(const Preview& preview);

}  // namespace bpf
