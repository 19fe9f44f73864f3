// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/gcc.h"

#include "lib/model/scan.h"
#include "lib/report/display.h"
#include "lib/report/place.h"

namespace bpf {

std::string format_gcc(const Report& report) {
  std::string out;
  for (const Finding& finding : report.verdict.findings) {
    const Location location = locate(finding);
    out += display_line(finding.file ? path_from_here(report, location.name) : location.name);
    if (location.place && location.place->line > 0)
      out += ":" + std::to_string(location.place->line) + ":" +
             std::to_string(location.place->marked.begin + 1);
    out.append(": ").append(to_string(finding.severity)).append(": ");
    out.append(display_line(finding.message)).append(" [").append(finding.rule->id).append("]\n");
  }
  const std::string not_run = format_not_run(report.verdict);
  for (std::string_view line : split_lines(not_run))
    out.append("git-bpf-check: ").append(report.strict ? "warning: " : "note: ").append(line).append("\n");
  return out;
}

}  // namespace bpf
