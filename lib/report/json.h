// SPDX-License-Identifier: GPL-2.0-only
// Findings as JSON, for programs. The schema has a version: fields are added under the same one,
// and it changes when one is renamed, removed or gets another meaning.
#pragma once

#include <string>

#include "lib/report/report.h"

namespace bpf {

inline constexpr int json_schema_version = 1;

// ASCII only: everything else is written as \uXXXX, bytes that are no UTF-8 as U+FFFD.
std::string format_json(const Report& report);

}  // namespace bpf
