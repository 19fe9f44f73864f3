// SPDX-License-Identifier: GPL-2.0-only
// Where series stand, as JSON for programs. The schema has a version, as that of lib/report/json.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lib/model/standing.h"

namespace bpf {

// ASCII only; times in seconds since the epoch, and null for what is not known.
std::string format_status_json(const std::vector<Standing>& standings, std::int64_t now);

// What a stage is called there: "waiting", "landed".
std::string_view stage_name(Stage stage);

}  // namespace bpf
