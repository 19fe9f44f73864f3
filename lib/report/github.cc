// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/github.h"

#include <algorithm>

#include "lib/model/scan.h"
#include "lib/report/ci_log.h"
#include "lib/report/display.h"
#include "lib/report/place.h"

namespace bpf {
namespace {

std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '%': out += "%25"; break;
      case '\r': out += "%0D"; break;
      case '\n': out += "%0A"; break;
      case ':': out += property ? "%3A" : ":"; break;
      case ',': out += property ? "%2C" : ","; break;
      default: out += c;
    }
  }
  return out;
}

std::string_view command_of(Severity severity) {
  return severity == Severity::note ? "notice" : to_string(severity);
}

// `file=…,line=…,col=…,endColumn=…,`; the end is the last character that is meant.
std::string properties(const Report& report, const Finding& finding) {
  const Location location = locate(finding);
  const bool mail = report.series.origin == Origin::mails && finding.patch != nullptr && location.name != "-";
  if (!finding.file && !mail) return "";
  const std::string path = finding.file ? location.name : path_from_top(report, location.name);
  if (path.starts_with("../")) return "";
  std::string out = "file=" + escaped(display_line(path), true) + ",";
  if (!location.place || location.place->line == 0) return out;
  const Place& place = *location.place;
  return out + "line=" + std::to_string(place.line) + ",col=" + std::to_string(place.column) +
         ",endColumn=" + std::to_string(std::max(place.column, place.end_column - 1)) + ",";
}

std::string command(const Report& report, const Finding& finding) {
  std::string text = whereabouts(report, finding) + ": " + display_line(finding.message);
  if (!finding.help.empty()) text += "\nhelp: " + display_line(finding.help);
  text += "\nwhy: " + display_line(finding.cited());
  std::string out = "::";
  out.append(command_of(finding.severity)).append(" ").append(properties(report, finding));
  out.append("title=").append(escaped(finding.rule->id, true)).append("::");
  return out.append(escaped(text, false)).append("\n");
}

}  // namespace

std::string format_github(const Report& report) {
  std::string out;
  const auto add = [&](Severity severity) {
    for (const Finding& finding : report.verdict.findings)
      if (finding.severity == severity) out += command(report, finding);
  };
  add(Severity::error);
  const std::string not_run = format_not_run(report.verdict);
  for (std::string_view line : split_lines(not_run))
    out.append(report.strict ? "::warning" : "::notice").append(" title=not checked::").append(escaped(line, false)).append("\n");
  add(Severity::warning);
  add(Severity::note);
  if (!report.quiet) out += without_commands(format_summary(report.verdict, report.series, report.target)) + "\n";
  return out;
}

}  // namespace bpf
