// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/hand_over.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "lib/cli/format_people.h"
#include "lib/cli/program.h"
#include "lib/model/scan.h"
#include "lib/model/shell.h"
#include "lib/report/display.h"

namespace bpf {
namespace {

namespace fs = std::filesystem;

// "v2-" of "v2-0001-bpf-Add-map.patch", "" of "0001-bpf-Add-map.patch"; nothing for other files.
std::optional<std::string> version_of_file(std::string_view name) {
  Scanner scan(name);
  std::string version;
  if (scan.eat("v")) version = "v" + std::string(scan.take_while(is_digit)) + "-";
  if (!version.empty() && !scan.eat("-")) return std::nullopt;
  const bool numbered = scan.take_while(is_digit).size() >= 4 && scan.eat("-");
  return numbered && name.ends_with(".patch") ? std::optional(version) : std::nullopt;
}

// The files for a command line: as a pattern when it gives just these files.
std::string files_to_send(const std::vector<std::string>& paths) {
  const fs::path first(paths.front());
  const std::string name = first.filename().string(), folder = first.parent_path().string();
  const std::string version = version_of_file(name).value_or("");
  std::size_t matching = 0;
  std::error_code failed;
  for (fs::directory_iterator entry(folder.empty() ? "." : folder, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    const std::string other = entry->path().filename().string();
    if (other.starts_with(version) && other.ends_with(".patch")) ++matching;
  }
  if (paths.size() > 1 && matching == paths.size() && name.ends_with(".patch"))
    return " " + (folder.empty() ? "" : shell_quote(folder) + "/") + version + "*.patch";
  std::string files;
  for (const std::string& path : paths) files += " " + shell_quote(path);
  return files;
}

}  // namespace

void warn_of_old_files(const std::string& folder, const std::vector<std::string>& names) {
  const std::optional<std::string> version = version_of_file(names.front());
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    const std::string name = entry->path().filename().string();
    const bool ours = std::find(names.begin(), names.end(), name) != names.end();
    if (!ours && version && version_of_file(name) == version)
      complain("warning: " + display_line((fs::path(folder) / name).string()) +
               " is not of this series; a *.patch would send it, too\n");
  }
}

void hand_over(const FormatRequest& request, const std::vector<std::string>& options,
               const std::vector<std::string>& paths) {
  print(join_lines(paths));
  if (request.quiet) return;
  flush_output();
  const std::string files = display_line(files_to_send(paths));
  complain(display("to send: " + send_command(options, files) + "\nwhen sent: git bpf-format-patch --mark-sent" + files + "\n"));
}

}  // namespace bpf
