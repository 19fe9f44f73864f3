// SPDX-License-Identifier: GPL-2.0-only
// Days, as people who wait for a review count them. All in UTC.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bpf {

// "2026-11-20"
std::string date_of(std::int64_t seconds);

// How many days from Monday to Friday have begun after the day of `from`, up to that of `to`.
int working_days(std::int64_t from, std::int64_t to);

// The day `days` working days after that of `from`, in seconds.
std::int64_t add_working_days(std::int64_t from, int days);

// "1700000000"; 0 for what is no number.
std::int64_t to_seconds(std::string_view text);

}  // namespace bpf
