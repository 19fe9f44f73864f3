// SPDX-License-Identifier: GPL-2.0-only
// Whether somebody's quotation of a commit's subject is that subject.
#pragma once

#include <string>
#include <string_view>

#include "lib/model/scan.h"

namespace bpf::rules {

// Without quotes of any kind around it.
inline std::string_view strip_quotes(std::string_view text) {
  static constexpr std::string_view quotes[] = {"\"", "'", "“", "”", "‘", "’"};
  for (bool again = true; again;) {
    again = false;
    text = trim(text);
    for (std::string_view quote : quotes) {
      if (!text.starts_with(quote) && !text.ends_with(quote)) continue;
      if (text.starts_with(quote)) text.remove_prefix(quote.size());
      if (text.ends_with(quote)) text.remove_suffix(quote.size());
      again = true;
    }
  }
  return text;
}

// `quoted` may be the beginning of `subject`, or have one ellipsis in place of a part of it.
inline bool quotes_subject(std::string_view quoted, std::string_view subject) {
  const auto fits = [&](std::string_view text) {
    if (subject.starts_with(text)) return true;
    for (std::string_view dots : {"...", "…"}) {
      const std::size_t at = text.find(dots);
      if (at == text.npos) continue;
      const std::string_view head = trim(text.substr(0, at)),
                             tail = trim(text.substr(at + dots.size()));
      if (head.size() + tail.size() <= subject.size() && subject.starts_with(head) &&
          subject.ends_with(tail))
        return true;
    }
    return false;
  };
  return fits(trim(quoted)) || fits(strip_quotes(quoted)) ||
         strip_quotes(quoted) == strip_quotes(subject);
}

}  // namespace bpf::rules
