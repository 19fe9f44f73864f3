// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/release.h"

#include "lib/model/scan.h"

namespace bpf {

std::optional<Release> parse_release(std::string_view tag) {
  Release release;
  Scanner scan(tag);
  if (!scan.eat("v")) return std::nullopt;
  int count = 0;
  for (int* number : {&release.major, &release.minor, &release.third, &release.stable}) {
    if (count > 0 && !scan.eat(".")) break;
    *number = to_number(scan.take_while(is_digit));
    if (*number < 0) return std::nullopt;
    ++count;
  }
  if (scan.eat("-rc")) {
    release.candidate = to_number(scan.take_while(is_digit));
    if (release.candidate < 0) return std::nullopt;
  }
  if (count < 2 || !scan.done()) return std::nullopt;
  return release;
}

}  // namespace bpf
