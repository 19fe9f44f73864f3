// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/merge_window.h"

#include <algorithm>
#include <tuple>

#include "lib/git/process.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

constexpr std::int64_t day = 24 * 60 * 60;
constexpr std::int64_t longest_window = 17 * day;  // two weeks, and some days to fetch

struct Version {
  int major = 0, minor = 0, candidate = 0;  // candidate 0: the release
  auto operator<=>(const Version&) const = default;
};

// `v<number>.<number>` or that with `-rc<number>`; stable releases and others are no version here.
bool parse_version(std::string_view name, Version& version) {
  Scanner scan(name);
  if (!scan.eat("v")) return false;
  const std::string_view major = scan.take_while(is_digit);
  if (!scan.eat(".")) return false;
  const std::string_view minor = scan.take_while(is_digit);
  const bool candidate = scan.eat("-rc");
  const std::string_view number = candidate ? scan.take_while(is_digit) : "0";
  if (major.empty() || minor.empty() || number.empty() || !scan.rest().empty()) return false;
  version = {to_number(major), to_number(minor), to_number(number)};
  return true;
}

}  // namespace

std::vector<ReleaseTag> read_release_tags() {
  const RunResult result =
      run_git({"for-each-ref", "--format=%(refname:strip=2) %(creatordate:unix)", "refs/tags/v[0-9]*"});
  std::vector<ReleaseTag> tags;
  if (!result.ok()) return tags;
  for (std::string_view line : split_lines(result.out)) {
    const std::size_t space = line.find(' ');
    Version version;
    if (space == line.npos || !parse_version(line.substr(0, space), version)) continue;
    std::int64_t date = 0;
    for (char digit : line.substr(space + 1))
      if (is_digit(digit) && date < INT64_MAX / 100) date = date * 10 + (digit - '0');
    tags.push_back({std::string(line.substr(0, space)), date});
  }
  return tags;
}

MergeWindow merge_window(const std::vector<ReleaseTag>& tags, std::int64_t now) {
  const ReleaseTag* release = nullptr;
  Version newest;
  for (const ReleaseTag& tag : tags) {
    Version version;
    if (!parse_version(tag.name, version) || version.candidate != 0) continue;
    if (release == nullptr || version > newest) std::tie(release, newest) = std::tuple(&tag, version);
  }
  if (release == nullptr || release->date > now) return {};
  const bool over = std::any_of(tags.begin(), tags.end(), [&](const ReleaseTag& tag) {
    Version version;
    return parse_version(tag.name, version) && version.candidate > 0 &&
           std::tie(version.major, version.minor) > std::tie(newest.major, newest.minor);
  });
  if (over) return {Answer::no, release->name, release->date, release->date};
  if (now - release->date > longest_window) return {};
  return {Answer::yes, release->name, release->date, release->date + 14 * day};
}

}  // namespace bpf
