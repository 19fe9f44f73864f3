// SPDX-License-Identifier: GPL-2.0-only
#include "lib/people/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>

#include "lib/model/scan.h"

namespace bpf {
namespace {

// Far more than any honest pattern takes for a line, and milliseconds at worst.
constexpr std::uint32_t match_limit = 200'000;
constexpr std::uint32_t heap_limit_kib = 4'096;

pcre2_match_context* limits() {
  static const auto context = [] {
    std::unique_ptr<pcre2_match_context, decltype(&pcre2_match_context_free)> made(
        pcre2_match_context_create(nullptr), pcre2_match_context_free);
    if (made) {
      pcre2_set_match_limit(made.get(), match_limit);
      pcre2_set_heap_limit(made.get(), heap_limit_kib);
    }
    return made;
  }();
  return context.get();
}

using Words = std::vector<std::string>;

std::size_t shortest(const Words& words) {
  std::size_t length = words.empty() ? 0 : words.front().size();
  for (const std::string& word : words) length = std::min(length, word.size());
  return length;
}

// Reads a pattern as far as it is made of plain characters, groups, classes, alternatives and
// quantifiers. What it does not know makes it give up.
class WordReader {
 public:
  WordReader(std::string_view pattern, bool extended) : scan_(pattern), extended_(extended) {}

  Words read() {
    const Words words = alternatives(0);
    return gave_up_ || !scan_.done() ? Words{} : words;
  }

 private:
  // One of the words of each alternative has to be there.
  Words alternatives(int depth) {
    Words all = sequence(depth);
    bool any_without = all.empty();
    while (!gave_up_ && scan_.eat("|")) {
      const Words more = sequence(depth);
      any_without = any_without || more.empty();
      all.insert(all.end(), more.begin(), more.end());
    }
    return any_without ? Words{} : all;
  }

  // Of the parts of a sequence that must all match, the one with the longest words says most.
  Words sequence(int depth) {
    Words best;
    std::string run;
    const auto offer = [&](const Words& words) {
      if (shortest(words) > shortest(best)) best = words;
    };
    const auto end_run = [&] {
      if (!run.empty()) offer({run});
      run.clear();
    };
    while (!gave_up_ && !scan_.done() && scan_.peek() != '|' && scan_.peek() != ')') {
      if (extended_ && (is_space(scan_.peek()) || scan_.peek() == '\v' || scan_.peek() == '\f')) {
        skip_space();
      } else if (scan_.peek() == '(') {
        end_run();
        const Words inner = group(depth + 1);
        if (!optional()) offer(inner);
      } else if (scan_.peek() == '[') {
        end_run();
        skip_class();
        optional();
      } else {
        const std::optional<char> c = character();
        if (!c) end_run();
        skip_space();
        const bool quantified = std::string_view("?*+{").find(scan_.peek()) != std::string_view::npos;
        const bool may_miss = optional();
        if (c && !may_miss) run += to_lower(*c);
        if (quantified) end_run();
      }
    }
    end_run();
    return best;
  }

  Words group(int depth) {
    scan_.eat("(");
    if (depth > 20) gave_up_ = true;
    if (scan_.eat("?")) {
      const bool ignore_case = scan_.eat("i");
      if (ignore_case && scan_.eat(")")) return {};
      if (!scan_.eat(":")) gave_up_ = true;
    } else if (scan_.peek() == '*') {
      gave_up_ = true;
    }
    const Words words = gave_up_ ? Words{} : alternatives(depth);
    if (!scan_.eat(")")) gave_up_ = true;
    return words;
  }

  void skip_class() {
    scan_.eat("[");
    scan_.eat("^");
    scan_.eat("]");
    while (!scan_.done() && scan_.peek() != ']') {
      if (scan_.peek() == '[') gave_up_ = true;  // [:alpha:] and its like
      if (scan_.eat("\\") && scan_.done()) break;
      scan_.eat(scan_.rest().substr(0, 1));
    }
    if (!scan_.eat("]")) gave_up_ = true;
  }

  // A plain character; nothing for one that stands for others or for a place.
  std::optional<char> character() {
    const char c = scan_.peek();
    scan_.eat(scan_.rest().substr(0, 1));
    if (c == '#' && extended_) gave_up_ = true;
    if (c == '.' || c == '^' || c == '$') return std::nullopt;
    if (c != '\\') return c;
    const char escaped = scan_.peek();
    if (scan_.done() || (is_alnum(escaped) && std::string_view("bBdDsSwWnt").find(escaped) == std::string_view::npos))
      gave_up_ = true;
    if (!scan_.done()) scan_.eat(scan_.rest().substr(0, 1));
    if (is_alnum(escaped)) return std::nullopt;
    return escaped;
  }

  // Eats a quantifier; true when it allows for none.
  bool optional() {
    skip_space();
    bool none = false;
    if (scan_.eat("?") || scan_.eat("*")) none = true;
    else if (scan_.eat("{")) {
      scan_.take_while([](char c) { return is_digit(c) || c == ','; });
      if (!scan_.eat("}")) gave_up_ = true;
      none = true;  // it may be {0,…}
    } else if (!scan_.eat("+")) {
      return false;
    }
    if (!scan_.eat("?")) scan_.eat("+");  // lazy or possessive
    return none;
  }

  void skip_space() {
    if (extended_) scan_.take_while([](char c) { return is_space(c) || c == '\v' || c == '\f'; });
  }

  Scanner scan_;
  bool extended_;
  bool gave_up_ = false;
};

}  // namespace

void Pattern::Free::operator()(pcre2_real_code_8* code) const { pcre2_code_free(code); }
void Pattern::Free::operator()(pcre2_real_match_data_8* data) const { pcre2_match_data_free(data); }

std::optional<Pattern> Pattern::compile(const std::string& text, bool extended, std::string& error) {
  int number = 0;
  PCRE2_SIZE offset = 0;
  Pattern pattern;
  // \C and callouts are of no use here; a UTF mode asked for in the text would change the rules.
  const std::uint32_t options = PCRE2_NEVER_UTF | PCRE2_NEVER_UCP | PCRE2_NEVER_BACKSLASH_C |
                                (extended ? PCRE2_EXTENDED : 0);
  pattern.code_.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), options,
                                    &number, &offset, nullptr));
  if (!pattern.code_) {
    PCRE2_UCHAR words[200];
    pcre2_get_error_message(number, words, sizeof words);
    error = reinterpret_cast<const char*>(words);
    return std::nullopt;
  }
  pattern.data_.reset(pcre2_match_data_create_from_pattern(pattern.code_.get(), nullptr));
  if (!pattern.data_ || limits() == nullptr) {
    error = "out of memory";
    return std::nullopt;
  }
  return pattern;
}

int Pattern::run(std::string_view text, std::size_t from) const {
  return pcre2_match(code_.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), from, 0,
                     data_.get(), limits());
}

Pattern::Result Pattern::match(std::string_view text) const {
  const int found = run(text, 0);
  if (found == PCRE2_ERROR_NOMATCH) return Result::no;
  return found >= 0 ? Result::yes : Result::gave_up;
}

std::vector<Pattern::Range> Pattern::all(std::string_view text, std::size_t limit) const {
  std::vector<Range> found;
  for (std::size_t at = 0; at <= text.size() && found.size() < limit;) {
    if (run(text, at) < 0) break;
    const PCRE2_SIZE* offsets = pcre2_get_ovector_pointer(data_.get());
    found.push_back({offsets[0], offsets[1]});
    at = std::max(offsets[1], offsets[0] + 1);
  }
  return found;
}

std::vector<std::string> required_words(std::string_view pattern, bool extended) {
  return WordReader(pattern, extended).read();
}

}  // namespace bpf
