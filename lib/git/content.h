// SPDX-License-Identifier: GPL-2.0-only
// The diffs of commits, through one git child for all of them: cheaper than reading blobs and
// comparing them, in this process or another.
#pragma once

#include "lib/model/series.h"

namespace bpf {

// Reads the diff of every commit of the series (without context lines and rename detection) into
// `files` and `diff_text`. Throws Error when git cannot.
void read_content(Series& series);

}  // namespace bpf
