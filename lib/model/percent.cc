// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/percent.h"

#include "lib/model/scan.h"

namespace bpf {

std::string percent_encode(std::string_view text, std::string_view also) {
  constexpr std::string_view digits = "0123456789ABCDEF", unreserved = "-._~";
  std::string out;
  for (char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (is_alnum(c) || unreserved.find(c) != unreserved.npos || also.find(c) != also.npos)
      out += c;
    else
      out.append("%").append(1, digits[byte >> 4U]).append(1, digits[byte & 15U]);
  }
  return out;
}

}  // namespace bpf
