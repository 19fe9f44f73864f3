// SPDX-License-Identifier: GPL-2.0-only
// What a respun series says has changed since the version before, in the forms that people use.
#pragma once

#include <string_view>

namespace bpf {

// The newest version that a changelog's heading speaks of: "v2:", "v1 -> v2", "Changes in v3:",
// "Changes since v1" (that is 2), "Changelog v1..v2". 0 for any other line.
int changelog_version(std::string_view line);

// Whether a line begins a changelog, with or without a version: "Changelog:", "Changes since the
// RFC", "Range-diff against v1:".
bool begins_changelog(std::string_view line);

// Whether a line speaks of a version up to `newest` as a word of its own ("as in v1"), or of an RFC.
bool mentions_version(std::string_view line, int newest);

}  // namespace bpf
