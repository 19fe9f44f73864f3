// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/standing.h"

#include <algorithm>

#include "lib/model/dates.h"

namespace bpf {
namespace {

constexpr std::int64_t week = 7 * 24 * 60 * 60;

bool counts(const Standing& standing, const PatchStanding& patch) { return standing.version == 0 || patch.sent; }

}  // namespace

bool is_landed(const PatchStanding& patch) {
  return std::any_of(patch.landed.begin(), patch.landed.end(),
                     [](const Landing& landing) { return landing.reverted_by.empty(); });
}

std::size_t Standing::landed() const {
  return static_cast<std::size_t>(std::count_if(patches.begin(), patches.end(), [&](const PatchStanding& patch) {
    return counts(*this, patch) && is_landed(patch);
  }));
}

std::size_t Standing::wanted() const {
  return static_cast<std::size_t>(std::count_if(
      patches.begin(), patches.end(), [&](const PatchStanding& patch) { return counts(*this, patch); }));
}

Stage stage_of(const Standing& standing, std::int64_t now) {
  const std::size_t landed = standing.landed(), wanted = standing.wanted();
  if (wanted == 0) return Stage::empty;
  if (landed == wanted) return Stage::landed;
  for (const PatchStanding& patch : standing.patches)
    if (counts(standing, patch) && !patch.landed.empty() && !is_landed(patch)) return Stage::reverted;
  if (landed > 0) return Stage::partly;
  if (standing.version == 0) return Stage::unsent;
  if (!standing.changes.empty() && !standing.unchanged) return Stage::changed;
  return standing.sent > 0 && now >= reminder_polite(standing.sent) ? Stage::quiet : Stage::waiting;
}

std::int64_t reply_expected(std::int64_t sent) { return add_working_days(sent, 3); }

std::int64_t reminder_polite(std::int64_t sent) { return std::max(sent + week, reply_expected(sent)); }

}  // namespace bpf
