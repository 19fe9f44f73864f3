// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/stable_branch.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

// The longterm branches, with the month in which the last release is to be, as kernel.org had it in
// 2026-03. Those up to 5.4 have had it.
struct Longterm {
  int major, minor;
  std::string_view end;
};
constexpr std::string_view table_date = "2026-03";
constexpr Longterm longterm[] = {
    {4, 4, "2022-02"},  {4, 9, "2023-01"},  {4, 14, "2024-01"}, {4, 19, "2024-12"}, {5, 4, "2025-12"},  {5, 10, "2026-12"},
    {5, 15, "2026-12"}, {6, 1, "2027-12"},  {6, 6, "2027-12"},  {6, 12, "2028-12"}, {6, 18, "2028-12"},
};

// Where a ref is preferred: lower is better.
enum Rank { configured, remote, local, tag };

Rank rank_of(std::string_view ref, const std::string& stable_remote) {
  if (ref.starts_with("refs/tags/")) return tag;
  if (ref.starts_with("refs/heads/")) return local;
  return !stable_remote.empty() && ref.starts_with("refs/remotes/" + stable_remote + "/") ? configured : remote;
}

// "6.12" of a branch's or a stable release's ref; nothing for a release of mainline.
std::optional<Release> version_of_ref(std::string_view ref) {
  const std::string_view name = ref.substr(ref.rfind('/') + 1);
  if (!ref.starts_with("refs/tags/")) return parse_stable_version(name);
  const std::optional<Release> release = parse_release(name);
  if (!release || release->is_candidate() || release->is_mainline()) return std::nullopt;
  return release->major == 2 ? Release{release->major, release->minor, release->third} : Release{release->major, release->minor};
}

std::string name_of(const Release& version) {
  std::string name = std::to_string(version.major) + "." + std::to_string(version.minor);
  if (version.third > 0) name += "." + std::to_string(version.third);
  return name + ".y";
}

bool is_month_or_day(std::string_view text) {
  const bool month = text.size() == 7 || (text.size() == 10 && text[7] == '-' && to_number(text.substr(8)) > 0);
  return month && text[4] == '-' && to_number(text.substr(0, 4)) > 0 && to_number(text.substr(5, 2)) > 0;
}

}  // namespace

std::string_view end_of_life_table() { return table_date; }

EndOfLife end_of_life(const Release& version, const Config& config, std::string_view date) {
  const auto by = [&](std::string_view end) {
    return EndOfLife{date.substr(0, end.size()) > end ? Upkeep::ended : Upkeep::maintained, std::string(end)};
  };
  const std::string name = name_of(version), key = "bpf.stable." + name.substr(0, name.size() - 2) + ".eol";
  if (const auto configured_end = config.get(key)) {
    if (!is_month_or_day(*configured_end))
      throw Error(key + ": '" + *configured_end + "' is no month and no day", "2027-12, or 2027-12-31");
    return by(*configured_end);
  }
  for (const Longterm& known : longterm)
    if (std::tie(known.major, known.minor) == std::tie(version.major, version.minor)) return by(known.end);
  // When the table was made, no branch between the longterm ones was maintained any more.
  const Longterm& newest = *std::rbegin(longterm);
  const bool old = std::tie(version.major, version.minor) < std::tie(newest.major, newest.minor);
  return {old ? Upkeep::ended : Upkeep::unknown, ""};
}

std::optional<Release> parse_stable_version(std::string_view name) {
  if (name.starts_with("linux-")) {
    if (!name.ends_with(".y")) return std::nullopt;
    name.remove_prefix(6);
  } else if (name.starts_with('v')) {
    name.remove_prefix(1);
  }
  if (name.ends_with(".y")) name.remove_suffix(2);
  const std::optional<Release> release = parse_release("v" + std::string(name));
  return release && !release->is_candidate() && release->is_mainline() ? release : std::nullopt;
}

std::vector<StableBranch> find_stable_branches(const Config& config, std::string_view date) {
  // A tag's fields are those of the commit behind it.
  const std::string out = git_output(
      {"for-each-ref",
       "--format=%(refname) %(if)%(*objectname)%(then)%(*objectname) %(*tree) %(*committerdate:unix)%(else)%(objectname) "
       "%(tree) %(committerdate:unix)%(end)",
       "refs/remotes/**/linux-*.y", "refs/heads/linux-*.y", "refs/tags/v[0-9]*"});
  const std::string stable_remote = config.get("bpf.stableRemote").value_or("");
  std::map<Release, StableBranch> found;
  std::map<Release, std::tuple<Rank, std::int64_t>> ranks;
  for (std::string_view line : split_lines(out)) {
    Scanner scan(line);
    const auto word = [&] {
      const std::string_view text = scan.take_while([](char c) { return c != ' '; });
      scan.eat(" ");
      return text;
    };
    const std::string_view ref = word(), id = word(), tree = word(), seconds = word();
    const std::optional<Release> version = version_of_ref(ref);
    if (!version || tree.empty()) continue;
    std::int64_t when = 0;
    for (char digit : seconds)
      if (is_digit(digit) && when < INT64_MAX / 100) when = when * 10 + (digit - '0');
    const std::tuple rank(rank_of(ref, stable_remote), -when);
    if (const auto known = ranks.find(*version); known != ranks.end() && known->second <= rank) continue;
    ranks[*version] = rank;
    found[*version] = {name_of(*version), *version, std::string(ref), std::string(id), std::string(tree), when,
                       end_of_life(*version, config, date)};
  }
  std::vector<StableBranch> branches;
  for (auto& [version, branch] : found) branches.insert(branches.begin(), std::move(branch));
  return branches;
}

}  // namespace bpf
