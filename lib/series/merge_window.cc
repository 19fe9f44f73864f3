// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/merge_window.h"

#include <algorithm>
#include <tuple>

#include "lib/git/process.h"
#include "lib/model/dates.h"
#include "lib/model/release.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

constexpr std::int64_t day = 24 * 60 * 60;
constexpr std::int64_t longest_window = 17 * day;  // two weeks, and some days to fetch

std::vector<std::string> question() {
  return {"for-each-ref", "--format=%(refname:strip=2) %(creatordate:unix) %(objectname) %(*objectname)", "refs/tags/v[0-9]*"};
}

}  // namespace

void ask_ahead_for_release_tags() { start_git_ahead(question()); }

std::vector<ReleaseTag> read_release_tags() {
  const RunResult result = run_git(question());
  std::vector<ReleaseTag> tags;
  if (!result.ok()) return tags;
  for (std::string_view line : split_lines(result.out)) {
    Scanner scan(line);
    const auto word = [&] {
      const std::string_view taken = scan.take_while([](char c) { return c != ' '; });
      scan.eat(" ");
      return taken;
    };
    const std::string_view name = word(), date = word(), object = word(), peeled = word();
    const std::optional<Release> release = parse_release(name);
    if (!release || !release->is_mainline()) continue;
    tags.push_back({std::string(name), to_seconds(date), std::string(peeled.empty() ? object : peeled)});
  }
  return tags;
}

MergeWindow merge_window(const std::vector<ReleaseTag>& tags, std::int64_t now) {
  const ReleaseTag* release = nullptr;
  Release newest;
  for (const ReleaseTag& tag : tags) {
    const std::optional<Release> version = parse_release(tag.name);
    if (!version || !version->is_mainline() || version->is_candidate()) continue;
    if (release == nullptr || *version > newest) std::tie(release, newest) = std::tuple(&tag, *version);
  }
  if (release == nullptr) return {.why = "there is no tag of a release here"};
  if (release->date > now) return {};
  const bool over = std::any_of(tags.begin(), tags.end(), [&](const ReleaseTag& tag) {
    const std::optional<Release> version = parse_release(tag.name);
    return version && version->is_candidate() && *version > newest;
  });
  if (over) return {Answer::no, release->name, release->date, release->date};
  if (now - release->date > longest_window)
    return {.why = "the newest release here, " + release->name + ", is " + std::to_string((now - release->date) / day) +
                   " days old, and no -rc1 that followed is here"};
  return {Answer::yes, release->name, release->date, release->date + 14 * day};
}

}  // namespace bpf
