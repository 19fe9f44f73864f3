// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/address.h"

#include "lib/model/scan.h"

namespace bpf {
namespace {

// The offset behind what opens at `at`: a "quoted string" or a (comment (nested)). One that never
// closes is an ordinary character.
std::size_t skip_quoted(std::string_view text, std::size_t at) {
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') ++i;
    else if (text[i] == '"') return i + 1;
  }
  return at + 1;
}

std::size_t skip_comment(std::string_view text, std::size_t at) {
  int depth = 0;
  for (std::size_t i = at; i < text.size(); ++i) {
    if (text[i] == '\\') ++i;
    else if (text[i] == '(') ++depth;
    else if (text[i] == ')' && --depth == 0) return i + 1;
  }
  return at + 1;
}

// Reads a value from left to right. Between two commas, what stands in <> is the address; else
// the last word that has an @ is.
class AddressReader {
 public:
  explicit AddressReader(std::string_view text) : text_(text) {}

  std::vector<std::string_view> read() {
    // A quote or a parenthesis that never closes need not be looked for again.
    bool quotes = true, comments = true;
    for (std::size_t at = 0; at < text_.size();) {
      const char c = text_[at];
      std::size_t next = at + 1;
      if (c == '"' && quotes) {
        next = skip_quoted(text_, at);
        quotes = next > at + 1;
      } else if (c == '(' && comments) {
        end_word(at);
        next = skip_comment(text_, at);
        comments = next > at + 1;
        word_ = next;
      } else if (c == '<') {
        const std::size_t close = text_.find('>', at);
        if (close == text_.npos) {
          word_ = text_.size();
          break;
        }
        angle(text_.substr(at + 1, close - at - 1));
        next = word_ = close + 1;
      } else if (c == ',' || c == ';' || c == ':') {
        end_word(at);
        if (c != ':') end_mailbox();
        word_ = next;
      } else if (is_space(c)) {
        end_word(at);
        word_ = next;
      }
      at = next;
    }
    end_word(text_.size());
    end_mailbox();
    return std::move(found_);
  }

 private:
  void angle(std::string_view inside) {
    inside = trim(inside);
    if (inside.find('@') == inside.npos) return;
    address_ = inside;
    in_angles_ = true;
  }
  void end_word(std::size_t at) {
    if (in_angles_ || word_ >= at) return;
    const std::string_view word = text_.substr(word_, at - word_);
    if (word.front() != '"' && word.find('@') != word.npos) address_ = word;
  }
  void end_mailbox() {
    if (!address_.empty()) found_.push_back(address_);
    address_ = {};
    in_angles_ = false;
  }

  std::string_view text_, address_;
  std::size_t word_ = 0;  // where the word that is being read began
  bool in_angles_ = false;
  std::vector<std::string_view> found_;
};

}  // namespace

std::vector<std::string_view> parse_addresses(std::string_view value) {
  return AddressReader(value).read();
}

bool same_address(std::string_view a, std::string_view b) { return equal_nocase(a, b); }

}  // namespace bpf
