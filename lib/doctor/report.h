// SPDX-License-Identifier: GPL-2.0-only
// What the doctor found, as text and as JSON.
#pragma once

#include <string>
#include <vector>

#include "lib/doctor/point.h"

namespace bpf {

// The areas with a line for each point, the command that mends it below, and how many are wrong.
std::string format_areas(const std::vector<Area>& areas, bool color);

// For reports of bugs. `schema_version` 1: fields may be added.
std::string format_areas_json(const std::vector<Area>& areas);

// 1 when there is an error, else 0.
int status_of(const std::vector<Area>& areas);

}  // namespace bpf
