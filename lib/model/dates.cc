// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/dates.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace bpf {
namespace {

using Days = std::chrono::sys_days;

Days day_of(std::int64_t seconds) {
  return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
}

bool is_working_day(Days day) {
  const std::chrono::weekday weekday(day);
  return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

}  // namespace

std::string date_of(std::int64_t seconds) {
  const std::chrono::year_month_day date(day_of(seconds));
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

int working_days(std::int64_t from, std::int64_t to) {
  const Days last = std::min(day_of(to), day_of(from) + std::chrono::days(366));
  int count = 0;
  for (Days day = day_of(from) + std::chrono::days(1); day <= last; day += std::chrono::days(1))
    if (is_working_day(day)) ++count;
  return count;
}

std::int64_t add_working_days(std::int64_t from, int days) {
  Days day = day_of(from);
  while (days > 0) {
    day += std::chrono::days(1);
    if (is_working_day(day)) --days;
  }
  return std::chrono::duration_cast<std::chrono::seconds>(day.time_since_epoch()).count();
}

std::int64_t to_seconds(std::string_view text) {
  std::int64_t seconds = 0;
  std::from_chars(text.data(), text.data() + text.size(), seconds);
  return seconds;
}

}  // namespace bpf
