// SPDX-License-Identifier: GPL-2.0-only
// The two checks of messages: verify_fixes.sh and verify_signedoff.sh.
#include <algorithm>

#include "lib/model/scan.h"
#include "lib/receivers/nipa.h"

namespace bpf {
namespace {

// What stands behind "<word>:" on a line that may be indented; false for other lines.
bool tag_value(std::string_view line, std::string_view word, std::string_view& value) {
  Scanner scan(trim_left(line));
  if (!scan.eat_nocase(word) || !scan.eat(":")) return false;
  value = trim(scan.rest());
  return true;
}

// Takes parentheses and quotes away as the script does; says what is left open.
std::string_view bare_subject(std::string_view subject, std::vector<std::string>& errors) {
  if (subject.starts_with('(')) {
    const std::size_t close = subject.rfind(')');
    if (close == subject.npos)
      errors.emplace_back("Subject has leading but no trailing parentheses");
    subject = subject.substr(1, close == subject.npos ? close : close - 1);
  }
  using Quotes = std::vector<std::string_view>;
  static const Quotes doubles_in = {"\"", "\u201c"}, doubles_out = {"\"", "\u201d"},
                      singles_in = {"'", "\u2018"}, singles_out = {"'", "\u2019"};
  const auto strip = [&](const Quotes& open, const Quotes& close, bool& opened) {
    for (std::string_view begin : open) {
      if (!subject.starts_with(begin)) continue;
      opened = true;
      for (std::string_view end : close)
        if (subject.size() >= begin.size() + end.size() && subject.ends_with(end)) {
          subject = subject.substr(begin.size(), subject.size() - begin.size() - end.size());
          return true;
        }
    }
    return false;
  };
  bool opened = false;
  if (!strip(doubles_in, doubles_out, opened) && !strip(singles_in, singles_out, opened) &&
      opened) {
    errors.emplace_back("Subject has leading but no trailing quotes");
    for (std::string_view quote : {"\"", "'", "\u201c", "\u2018"})
      if (subject.starts_with(quote)) {
        subject.remove_prefix(quote.size());
        break;
      }
  }
  return trim(subject);
}

// A subject may be cut short, with "..." or without, at its end, its beginning or in the middle.
bool subject_fits(std::string_view given, std::string_view real) {
  real = trim(real);
  if (given.ends_with("...")) return real.starts_with(trim(given.substr(0, given.size() - 3)));
  if (given.starts_with("...")) return real.ends_with(trim(given.substr(3)));
  if (const std::size_t gap = given.find(" ... "); gap != given.npos)
    return real.starts_with(given.substr(0, gap)) &&
           real.ends_with(given.substr(given.rfind(" ... ") + 5));
  return real.starts_with(given);
}

// One tag; `alone`: there is an empty line above and below it.
void check_fixes(std::string_view value, bool alone, const Facts& facts, bool& unknown,
                 std::vector<std::string>& all_errors) {
  std::vector<std::string> errors;
  if (alone) errors.emplace_back("empty lines surround the Fixes tag");
  Scanner scan(value);
  const bool word = scan.eat_nocase("commit");
  scan.take_while(is_space);
  const std::string_view id = scan.take_while(is_hex);
  if (id.size() < 5) {
    all_errors.emplace_back("No SHA1 recognised");
    return;
  }
  const bool space = !scan.take_while(is_space).empty();
  if (word)
    errors.emplace_back("leading word '" + std::string(value.substr(0, 6)) + "' unexpected");
  if (scan.done())
    errors.emplace_back("missing subject");
  else if (!space)
    errors.emplace_back("missing space between the SHA1 and the subject");
  const CommitFacts commit = facts.find_commit ? facts.find_commit(id) : CommitFacts{};
  if (commit.exists == Answer::no) {
    all_errors.emplace_back("Target SHA1 does not exist");
    return;
  }
  if (id.size() < 12) errors.emplace_back("SHA1 should be at least 12 digits long");
  const std::string_view subject = bare_subject(trim(scan.rest()), errors);
  if (commit.exists == Answer::unknown)
    unknown = true;
  else if (!subject_fits(subject, commit.subject))
    errors.emplace_back("Subject does not match target commit subject");
  all_errors.insert(all_errors.end(), errors.begin(), errors.end());
}

}  // namespace

bool nipa_has_fixes(const CommitMessage& message) {
  std::string_view value;
  return std::any_of(message.body.begin(), message.body.end(),
                     [&](std::string_view line) { return tag_value(line, "Fixes", value); });
}

std::vector<std::string> nipa_fixes_errors(const CommitMessage& message, const Facts& facts,
                                           bool& unknown) {
  std::vector<std::string> errors;
  const std::vector<std::string_view>& body = message.body;
  for (std::size_t i = 0; i < body.size(); ++i) {
    std::string_view value;
    if (!tag_value(body[i], "Fixes", value)) continue;
    const bool indented = !body[i].empty() && is_blank_char(body[i].front());
    const bool above = i == 0 || body[i - 1].empty(),
               below = i + 1 < body.size() && body[i + 1].empty();
    check_fixes(value, above && below && !indented, facts, unknown, errors);
  }
  return errors;
}

bool nipa_author_signed(const Patch& patch, const Facts& facts) {
  if (!patch.author) return true;  // not known: nothing to say
  const Ident& author = *patch.author;
  std::vector<Ident> signers;
  for (std::string_view line : patch.message.body) {
    std::string_view value;
    if (!tag_value(line, "Signed-off-by", value)) continue;
    if (find_nocase(value, "<" + author.email + ">") != value.npos) return true;
    const std::string_view name = trim(value.substr(0, value.find('<')));
    if (!author.name.empty() && value.find('<') != value.npos && equal_nocase(name, author.name))
      return true;
    if (const std::optional<Ident> signer = parse_ident(value)) signers.push_back(*signer);
  }
  return facts.same_person && std::any_of(signers.begin(), signers.end(), [&](const Ident& signer) {
           return facts.same_person(author, signer) == Answer::yes;
         });
}

}  // namespace bpf
