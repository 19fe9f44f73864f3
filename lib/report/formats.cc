// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/formats.h"

#include <algorithm>

namespace bpf {

std::string format_human(const Report& report) {
  return format_findings(report.verdict, report.series, report.style);
}

const Format* find_format(std::string_view name) {
  const Format* found = std::find_if(std::begin(all_formats), std::end(all_formats),
                                     [&](const Format& format) { return format.name == name; });
  return found == std::end(all_formats) ? nullptr : found;
}

}  // namespace bpf
