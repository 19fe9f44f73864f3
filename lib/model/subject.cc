// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/subject.h"

#include <algorithm>

#include "lib/model/scan.h"

namespace bpf {
namespace {

using Kind = SubjectToken::Kind;

bool separates(char c) { return is_space(c) || c == ',' || c == ';'; }

// "v2" or "V2": the number, or 0.
int version_number(std::string_view token) {
  if (token.size() < 2 || to_lower(token.front()) != 'v') return 0;
  return std::max(to_number(token.substr(1)), 0);
}

void add_word(std::string_view word, MailSubject& subject) {
  const auto add = [&](Kind kind, std::string_view text) { subject.tokens.push_back({kind, text}); };
  const std::size_t slash = word.find('/');
  if (slash != word.npos && slash <= 4 && word.size() - slash <= 5) {
    const int n = to_number(word.substr(0, slash)), m = to_number(word.substr(slash + 1));
    if (n >= 0 && m >= 0) {
      if (subject.total < 0) {
        subject.number = n;
        subject.total = m;
      }
      return add(Kind::number, word);
    }
  }
  if (equal_nocase(word, "RFC")) {
    subject.rfc = true;
    return add(Kind::rfc, word);
  }
  if (equal_nocase(word, "RESEND")) {
    subject.resend = true;
    return add(Kind::resend, word);
  }
  if (starts_nocase(word, "PATCH")) {
    const std::string_view tail = word.substr(5);
    if (tail.empty() || version_number(tail) > 0) {
      subject.patch = true;
      add(Kind::patch, word.substr(0, 5));
      word = tail;
      if (tail.empty()) return;
    }
  }
  if (const int version = version_number(word); version > 0) {
    if (subject.version == 0) subject.version = version;
    return add(Kind::version, word);
  }
  // "iproute2 master" and "iproute2 net-next" are two words that name one tree.
  const bool branch = equal_nocase(word, "master") || equal_nocase(word, "net-next");
  if (branch && !subject.tokens.empty() && equal_nocase(subject.tokens.back().text, "iproute2")) {
    subject.tokens.back().text = through(subject.tokens.back().text, word);
    const Tree* tree = find_tree(equal_nocase(word, "master") ? "iproute2" : "iproute2-next");
    if (subject.count(Kind::tree) == 1) subject.tree = tree;
    return;
  }
  if (const Tree* tree = find_tree(word)) {
    if (subject.tree == nullptr) subject.tree = tree;
    return add(Kind::tree, word);
  }
  add(Kind::other, word);
}

}  // namespace

int MailSubject::count(SubjectToken::Kind kind) const {
  return static_cast<int>(std::count_if(tokens.begin(), tokens.end(),
                                        [&](const SubjectToken& t) { return t.kind == kind; }));
}

const SubjectToken* MailSubject::first(SubjectToken::Kind kind) const {
  for (const SubjectToken& token : tokens)
    if (token.kind == kind) return &token;
  return nullptr;
}

MailSubject parse_mail_subject(std::string_view text) {
  MailSubject subject;
  subject.whole = text;
  std::string_view rest = trim(text);
  while (true) {
    std::size_t n = 0;
    for (std::string_view word : {"re:", "fwd:", "fw:", "aw:"})
      if (starts_nocase(rest, word)) n = word.size();
    if (n == 0) break;
    rest = trim_left(rest.substr(n));
    subject.reply = true;
  }
  // "[PATCH bpf]: text": git am leaves colons out, too.
  const auto eat_colons = [&rest] {
    while (rest.starts_with(':')) rest = trim_left(rest.substr(1));
  };
  eat_colons();
  const char* begin = rest.data();
  while (!rest.empty() && rest.front() == '[') {
    // Nested brackets count as one group: "[[PATCH] bpf]".
    std::size_t close = 0;
    int depth = 0;
    for (; close < rest.size(); ++close) {
      if (rest[close] == '[') ++depth;
      if (rest[close] == ']' && --depth == 0) break;
    }
    if (close == rest.size()) break;
    std::string_view inside = rest.substr(1, close - 1);
    while (!inside.empty()) {
      const auto word = std::find_if_not(inside.begin(), inside.end(), [](char c) {
        return separates(c) || c == '[' || c == ']';
      });
      inside.remove_prefix(static_cast<std::size_t>(word - inside.begin()));
      const auto stop = std::find_if(inside.begin(), inside.end(), [](char c) {
        return separates(c) || c == '[' || c == ']';
      });
      const auto length = static_cast<std::size_t>(stop - inside.begin());
      if (length > 0) add_word(inside.substr(0, length), subject);
      inside.remove_prefix(length);
    }
    subject.prefix = {begin, static_cast<std::size_t>(rest.data() + close + 1 - begin)};
    rest = trim_left(rest.substr(close + 1));
    eat_colons();
  }
  subject.summary = rest;
  return subject;
}

std::string subject_prefix(std::string_view tree_words, bool rfc, bool resend) {
  std::string prefix = rfc ? "RFC PATCH" : "PATCH";
  if (!tree_words.empty()) prefix.append(" ").append(tree_words);
  if (resend) prefix += " RESEND";
  return prefix;
}

std::string_view area_prefix(std::string_view summary) {
  for (std::string_view made : {"Revert \"", "Reapply \""})
    if (summary.starts_with(made)) summary.remove_prefix(made.size());
  const std::size_t colon = summary.find(": ");
  if (colon == summary.npos || colon == 0 || colon > 41) return {};
  const std::string_view area = summary.substr(0, colon);
  if (is_space(area.front()) || area.find_first_of("\":") != area.npos) return {};
  return is_blank(summary.substr(colon + 1)) ? std::string_view{} : area;
}

}  // namespace bpf
