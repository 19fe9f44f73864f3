// SPDX-License-Identifier: GPL-2.0-only
#include "lib/doctor/report.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "lib/report/display.h"
#include "lib/report/human.h"
#include "lib/report/json.h"

namespace bpf {
namespace {

std::string_view name_of(State state) {
  switch (state) {
    case State::ok: return "ok";
    case State::note: return "note";
    case State::warning: return "warning";
    default: return "error";
  }
}

std::string_view color_of(State state) {
  switch (state) {
    case State::ok: return "\x1b[32m";
    case State::note: return "\x1b[1;36m";
    case State::warning: return "\x1b[1;35m";
    default: return "\x1b[1;31m";
  }
}

std::size_t count(const std::vector<Area>& areas, State state) {
  std::size_t found = 0;
  for (const Area& area : areas)
    for (const Point& point : area.points) found += point.state == state;
  return found;
}

std::string format_point(const Point& point, bool color) {
  const std::string_view on = color ? color_of(point.state) : "", off = color ? "\x1b[m" : "";
  std::string out = "  ";
  out.append(on).append(name_of(point.state)).append(":").append(off).append(" ");
  out.append(display_line(point.text)).append("\n");
  if (!point.remedy.empty()) out.append("      ").append(display_line(point.remedy)).append("\n");
  return out;
}

std::string summary(const std::vector<Area>& areas) {
  const std::size_t errors = count(areas, State::error), warnings = count(areas, State::warning);
  if (errors + warnings == 0) return "nothing is wrong";
  std::string out = errors > 0 ? plural(errors, "error") : "";
  if (warnings > 0) out += (out.empty() ? "" : ", ") + plural(warnings, "warning");
  return out;
}

}  // namespace

std::string format_areas(const std::vector<Area>& areas, bool color) {
  std::string out;
  for (const Area& area : areas) {
    if (area.points.empty()) continue;
    const std::string heading = display_line(area.name + (area.where.empty() ? "" : " in " + area.where));
    out += (color ? "\x1b[1m" + heading + "\x1b[m" : heading) + "\n";
    for (const Point& point : area.points) out += format_point(point, color);
    out += "\n";
  }
  return out + summary(areas) + "\n";
}

std::string format_areas_json(const std::vector<Area>& areas) {
  using Json = nlohmann::ordered_json;
  Json root;
  root["schema_version"] = json_schema_version;
  root["tool"] = {{"name", "git-bpf-check"}, {"version", BPF_VERSION}};
  root["points"] = Json::array();
  for (const Area& area : areas)
    for (const Point& point : area.points) {
      Json object = {{"area", area.name}, {"state", std::string(name_of(point.state))}, {"text", point.text}};
      if (!point.remedy.empty()) object["remedy"] = point.remedy;
      root["points"].push_back(std::move(object));
    }
  root["summary"] = {{"errors", count(areas, State::error)},
                     {"warnings", count(areas, State::warning)},
                     {"exit_status", status_of(areas)}};
  return root.dump(2, ' ', true, Json::error_handler_t::replace) + "\n";
}

int status_of(const std::vector<Area>& areas) { return count(areas, State::error) > 0 ? 1 : 0; }

}  // namespace bpf
