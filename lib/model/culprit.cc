// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/culprit.h"

#include <algorithm>

#include "lib/model/scan.h"

namespace bpf {
namespace {

constexpr std::size_t fewest_digits = 7, most_digits = 64;
constexpr std::size_t reach = 6;  // words in front of an id that may say what it is about

// Letters and digits: "(`introduced" and "introduced:" are one word.
bool is_word_char(char c) { return is_alnum(c); }

// Words such as "defaced" are hexadecimal, too: an id has a digit.
bool is_id(std::string_view word) {
  return word.size() >= fewest_digits && word.size() <= most_digits &&
         std::all_of(word.begin(), word.end(), is_hex) && std::any_of(word.begin(), word.end(), is_digit);
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view one) { return equal_nocase(word, one); });
}

bool blames(std::string_view word) {
  return is_one_of(word, {"fixes", "introduced", "introduces", "bisected", "bisection", "caused", "causes", "broke",
                          "broken", "breaks", "regressed", "regression", "culprit", "blame", "since"});
}

// "bisected to", "caused by commit": what may stand between.
bool leads_on(std::string_view word) {
  return is_one_of(word, {"by", "in", "to", "with", "from", "after", "is", "was", "the", "this", "commit",
                          "upstream", "points", "first", "bad"});
}

// "built at commit", "fixed by commit", "possible first bad commit": that one is not the culprit.
bool clears(std::string_view word) {
  return is_one_of(word, {"at", "on", "of", "head", "using", "built", "tested", "fixed", "works", "good", "possible"});
}

// By the words in front of it, the last one last.
bool is_blamed(const std::vector<std::string_view>& before) {
  if (!before.empty() && equal_nocase(before.back(), "commit")) {
    const auto said = std::find_if_not(before.rbegin(), before.rend(), leads_on);
    return said == before.rend() || !clears(*said);
  }
  for (auto word = before.rbegin(); word != before.rend(); ++word) {
    if (blames(*word)) return true;
    if (!leads_on(*word)) return false;
  }
  return false;
}

}  // namespace

std::vector<std::string_view> blamed_ids(std::string_view text) {
  std::vector<std::string_view> ids, before;
  while (!text.empty()) {
    text.remove_prefix(std::min(static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_word_char) -
                                                         text.begin()), text.size()));
    Scanner scan(text);
    const std::string_view word = scan.take_while(is_word_char);
    text.remove_prefix(word.size());
    if (word.empty()) break;
    if (is_id(word)) {
      const bool first_bad = text.starts_with(" is the first bad commit");
      const auto same = [&](std::string_view id) { return id.starts_with(word) || word.starts_with(id); };
      if ((is_blamed(before) || first_bad) && std::none_of(ids.begin(), ids.end(), same)) ids.push_back(word);
      before.clear();
      continue;
    }
    before.push_back(word);
    if (before.size() > reach) before.erase(before.begin());
  }
  return ids;
}

}  // namespace bpf
