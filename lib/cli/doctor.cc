// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/doctor.h"

#include <unistd.h>

#include "lib/cli/program.h"
#include "lib/doctor/hooks.h"
#include "lib/doctor/programs.h"
#include "lib/doctor/report.h"
#include "lib/doctor/repository.h"
#include "lib/doctor/settings.h"
#include "lib/doctor/trees.h"
#include "lib/error.h"
#include "lib/report/color.h"

namespace bpf {

int show_doctor(const Arguments& given, std::string_view format) {
  if (format != "human" && format != "json")
    throw Error("--doctor has no --format " + std::string(format), "human or json", 129);
  if (!given.all_operands().empty() || given.has("stdin"))
    throw Error("--doctor looks at no patches", "leave it out to check them", 129);
  const Installation place = read_place();
  std::vector<Area> areas = {examine_programs(place)};
  if (place.git) {
    areas.push_back(examine_repository(place));
    if (place.layout) {
      areas.push_back(examine_hooks(place));
      areas.push_back(examine_trees(place));
    }
    if (place.configured) areas.push_back(examine_settings(place));
  }
  if (format == "json") print(format_areas_json(areas));
  else print_lines(format_areas(areas, use_color(given.text("color"), place.config, STDOUT_FILENO)));
  return status_of(areas);
}

}  // namespace bpf
