// SPDX-License-Identifier: GPL-2.0-only
#include "lib/policy/waiver.h"

#include <algorithm>

#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf {

std::vector<Waiver> parse_waivers(std::string_view text) {
  std::vector<Waiver> waivers;
  for (std::string_view line : split_lines(text)) {
    Scanner scan(trim(line));
    if (!scan.eat_nocase("bpf-check:")) continue;
    const auto word = [&] {
      scan.take_blanks();
      return scan.take_while([](char c) { return !is_space(c); });
    };
    Waiver waiver;
    waiver.line = trim(line);
    waiver.verb = word();
    waiver.id = word();
    waiver.reason = trim(scan.rest());
    waiver.rule = find_rule(waiver.id);
    waivers.push_back(waiver);
  }
  return waivers;
}

Waivers::Waivers(const Series& series) {
  const auto read = [&](const Patch& mail, const Patch* waived_for) {
    for (const Waiver& waiver : parse_waivers(mail.message.notes))
      if (waiver.valid()) waived_.emplace_back(waiver.rule, waived_for);
  };
  if (series.cover) read(*series.cover, nullptr);
  // A patch that is all of the series speaks for the series.
  const bool alone = !series.cover && !series.partial && series.patches.size() == 1;
  for (const Patch& patch : series.patches) read(patch, alone ? nullptr : &patch);
}

bool Waivers::allow(const Rule& rule, const Patch* patch) const {
  return std::any_of(waived_.begin(), waived_.end(), [&](const auto& waived) {
    return waived.first == &rule && (waived.second == nullptr || waived.second == patch);
  });
}

}  // namespace bpf
