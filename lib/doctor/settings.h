// SPDX-License-Identifier: GPL-2.0-only
// The doctor on the configuration: keys that nothing reads, values that nothing takes, and what
// keeps git send-email and b4 from asking us. (README.md has the keys; git-config(1), git-send-email(1))
#pragma once

#include <optional>

#include "lib/doctor/place.h"
#include "lib/doctor/point.h"

namespace bpf {

// What is wrong with one value of a key of ours, without a remedy; nothing when it is a good one.
std::optional<Point> judge_value(const Setting& setting);

Area examine_settings(const Installation& place);

}  // namespace bpf
