// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/report.h"

#include <algorithm>
#include <filesystem>

#include "lib/report/display.h"
#include "lib/report/place.h"

namespace bpf {

std::string whereabouts(const Report& report, const Finding& finding) {
  const Location location = locate(finding);
  std::string out = location.name == "-" ? "standard input" : display_line(location.name);
  if (report.series.origin == Origin::commits && finding.patch != nullptr) {
    const std::string commit = commit_heading(*finding.patch);
    out = finding.file ? commit + ": " + out : commit;
  }
  if (location.place && location.place->line > 0) {
    out += ":" + std::to_string(location.place->line);
    if (!finding.file) out += ":" + std::to_string(location.place->column);
  }
  return out;
}

std::string path_from_top(const Report& report, const std::string& path) {
  return (std::filesystem::path(report.prefix) / path).lexically_normal().string();
}

std::string path_from_here(const Report& report, const std::string& path) {
  if (path.starts_with(report.prefix)) return path.substr(report.prefix.size());
  std::string up;
  for (auto i = std::count(report.prefix.begin(), report.prefix.end(), '/'); i > 0; --i) up += "../";
  return up + path;
}

}  // namespace bpf
