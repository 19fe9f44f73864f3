// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/checkpatch.h"

#include "lib/report/display.h"
#include "lib/report/place.h"

namespace bpf {

std::string format_checkpatch(const Report& report) {
  std::string out;
  const auto add = [&](const std::string& name, std::size_t line, bool error, std::string_view id,
                       std::string_view text) {
    out += display_line(name);
    out += ":" + std::to_string(line) + ": " + (error ? "ERROR:" : "WARNING:") + std::string(id) +
           ": " + display_line(text) + "\n";
  };
  for (const Finding& finding : report.verdict.findings) {
    if (finding.severity == Severity::note) continue;
    const Location location = locate(finding);
    const std::size_t line = location.place ? location.place->line : 1;
    std::string text = finding.message;
    if (!finding.help.empty()) text += "; " + finding.help;
    add(finding.patch == nullptr ? "-" : location.name, line, finding.severity == Severity::error, finding.rule->id, text);
  }
  if (report.strict)
    for (const NotRun& entry : report.verdict.not_run)
      add(entry.patch == nullptr ? "-" : entry.patch->source()->name, 1, false, entry.rule->id, "not checked: " + entry.reason);
  return out;
}

}  // namespace bpf
