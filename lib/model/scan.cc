// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/scan.h"

#include <algorithm>
#include <cstdlib>

namespace bpf {

int edit_distance(std::string_view a, std::string_view b, int limit) {
  const auto n = static_cast<int>(std::min<std::size_t>(a.size(), 1000));
  const auto m = static_cast<int>(std::min<std::size_t>(b.size(), 1000));
  if (a.size() > 1000 || b.size() > 1000 || std::abs(n - m) > limit) return limit + 1;
  const auto width = static_cast<std::size_t>(m) + 1;
  std::vector<int> before(width), last(width), row(width);
  for (std::size_t j = 0; j < width; ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= static_cast<std::size_t>(n); ++i) {
    row[0] = static_cast<int>(i);
    int best = row[0];
    for (std::size_t j = 1; j < width; ++j) {
      const bool same = to_lower(a[i - 1]) == to_lower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && to_lower(a[i - 1]) == to_lower(b[j - 2]) &&
                           to_lower(a[i - 2]) == to_lower(b[j - 1]);
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
      best = std::min(best, row[j]);
    }
    if (best > limit) return limit + 1;
    before.swap(last);
    last.swap(row);
  }
  return std::min(last[width - 1], limit + 1);
}

}  // namespace bpf
