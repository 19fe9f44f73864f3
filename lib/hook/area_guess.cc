// SPDX-License-Identifier: GPL-2.0-only
#include "lib/hook/area_guess.h"

#include <algorithm>

#include "lib/git/process.h"
#include "lib/model/area.h"
#include "lib/model/scan.h"
#include "lib/model/message.h"
#include "lib/model/subject.h"
#include "lib/report/display.h"

namespace bpf {
namespace {

constexpr auto history_time = std::chrono::milliseconds(150);
constexpr auto staged_time = std::chrono::seconds(2);
constexpr std::size_t most_paths = 16;

// Code decides; tests and documentation only where there is nothing else.
std::vector<std::string> deciding(const std::vector<std::string>& paths) {
  std::vector<std::string> code;
  for (const std::string& path : paths)
    if (!is_selftest(path) && !is_documentation(path)) code.push_back(path);
  if (code.empty()) code = paths;
  if (code.size() > most_paths) code.resize(most_paths);
  return code;
}

}  // namespace

std::vector<std::string> staged_paths() {
  const RunResult result = run_git({"-c", "core.fsmonitor=false", "diff", "--cached", "--name-only", "--no-renames", "--no-ext-diff", "-z"},
                                   {.output_limit = 1U << 20, .time_limit = staged_time});
  std::vector<std::string> paths;
  if (!result.ok()) return paths;
  std::string_view rest = result.out;
  for (std::size_t zero = rest.find('\0'); zero != rest.npos; zero = rest.find('\0')) {
    paths.emplace_back(rest.substr(0, zero));
    rest.remove_prefix(zero + 1);
  }
  return paths;
}

std::string most_used_area(const std::vector<std::string_view>& subjects) {
  std::vector<std::pair<std::string_view, int>> votes;
  for (std::string_view subject : subjects) {
    const std::string_view area = area_prefix(subject);
    if (area.empty() || is_autosquash(subject) || is_revert(subject) || display_line(area) != area) continue;
    const auto vote = std::find_if(votes.begin(), votes.end(), [&](const auto& v) { return v.first == area; });
    if (vote == votes.end()) votes.emplace_back(area, 1);
    else ++vote->second;
  }
  const auto most = std::max_element(votes.begin(), votes.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == votes.end() || most->second < 2 ? std::string{} : std::string(most->first);
}

std::string guess_area(const std::vector<std::string>& paths) {
  if (paths.empty()) return {};
  std::vector<std::string> arguments = {"--literal-pathspecs", "rev-list", "--max-count=12",
                                        "--no-merges", "--no-commit-header", "--format=%s", "HEAD", "--"};
  for (const std::string& path : deciding(paths)) arguments.push_back(path);
  // What was found until the time is over counts, too.
  const RunResult result = run_git(std::move(arguments), {.output_limit = 1U << 20, .time_limit = history_time});
  const std::string learned = most_used_area(split_lines(result.out));
  return learned.empty() ? area_of_paths(paths) : learned;
}

}  // namespace bpf
