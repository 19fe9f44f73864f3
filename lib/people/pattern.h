// SPDX-License-Identifier: GPL-2.0-only
// Perl regular expressions that come with MAINTAINERS (N: and K:, and F: where it has more than
// wildcards), through PCRE2 with limits: no pattern and no text makes it run for long.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct pcre2_real_code_8;
struct pcre2_real_match_data_8;

namespace bpf {

class Pattern {
 public:
  enum class Result { no, yes, gave_up };  // gave_up: the match limit was reached
  struct Range {
    std::size_t begin, end;  // byte offsets
  };

  // `extended`: Perl's /x. Bytes are matched, not characters, as get_maintainer.pl does. Nothing
  // when PCRE2 does not take it; `error` then says why.
  static std::optional<Pattern> compile(const std::string& text, bool extended, std::string& error);

  // Whether it matches anywhere in the text.
  Result match(std::string_view text) const;
  // All matches from left to right that do not overlap, at most `limit` of them.
  std::vector<Range> all(std::string_view text, std::size_t limit) const;

 private:
  struct Free {
    void operator()(pcre2_real_code_8* code) const;
    void operator()(pcre2_real_match_data_8* data) const;
  };
  int run(std::string_view text, std::size_t from) const;

  std::unique_ptr<pcre2_real_code_8, Free> code_;
  std::unique_ptr<pcre2_real_match_data_8, Free> data_;
};

// Words in lower case of which every match of the pattern has at least one in it, ASCII case
// ignored; none when there are no such words, or the pattern is too intricate to tell. Looking for
// them first saves nearly all matching. `extended` as above.
std::vector<std::string> required_words(std::string_view pattern, bool extended);

}  // namespace bpf
