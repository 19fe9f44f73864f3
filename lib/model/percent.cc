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

std::string without_credentials(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == url.npos) return std::string(url);
  const std::size_t begin = scheme + 3, at = url.substr(0, url.find('/', begin)).rfind('@');
  if (at == url.npos || at < begin) return std::string(url);
  const std::string_view user = url.substr(begin, at - begin);
  // With ssh, a name alone is no secret; with https it may be a token.
  if (url.starts_with("ssh") && user.find(':') == user.npos) return std::string(url);
  return std::string(url.substr(0, begin)) + "***" + std::string(url.substr(at));
}

}  // namespace bpf
