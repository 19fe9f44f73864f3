// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/backport.h"

#include <algorithm>
#include <utility>

#include "lib/model/fixes.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

constexpr std::string_view stable_addresses[] = {"stable@vger.kernel.org", "stable@kernel.org"};

bool names_stable(std::string_view text) {
  return std::any_of(std::begin(stable_addresses), std::end(stable_addresses),
                     [&](std::string_view address) { return find_nocase(text, address) != text.npos; });
}

// `foo` of `Revert "foo"` and how often that takes it back; the subject itself, 0 times, if it does not.
std::pair<std::string_view, int> without_reverts(std::string_view subject) {
  int times = 0;
  while (subject.ends_with('"')) {
    Scanner scan(subject);
    const int more = scan.eat("Revert \"") ? 1 : scan.eat("Reapply \"") ? 2 : 0;
    if (more == 0 || scan.rest().empty()) break;
    times += more;
    subject = scan.rest().substr(0, scan.rest().size() - 1);
  }
  return {subject, times};
}

}  // namespace

std::string_view upstream_id(std::string_view line) {
  line = trim(line);
  if (line.size() >= 2 && (line.front() == '[' || line.front() == '(')) line.remove_prefix(1);
  Scanner scan(trim(line));
  const bool before = scan.eat_nocase("upstream ") || scan.eat_nocase("cherry picked from ");
  if (!scan.eat_nocase("commit ")) return {};
  scan.take_blanks();
  const std::string_view id = scan.take_while(is_hex);
  if (id.size() < fixes_digits || id.size() > 64) return {};
  const bool blank = !scan.take_blanks().empty();
  const bool behind = !before && blank && scan.eat_nocase("upstream");
  if (!before && !behind) return {};
  // "commit <id> upstream broke the build" is prose.
  scan.take_blanks();
  return is_alnum(scan.peek()) ? std::string_view{} : id;
}

std::vector<std::string_view> upstream_ids(const CommitMessage& message) {
  std::vector<std::string_view> ids;
  for (std::string_view line : message.body)
    if (const std::string_view id = upstream_id(line); !id.empty()) ids.push_back(id);
  return ids;
}

// The cover letter of backports has no upstream commit of its own.
bool names_stable_tree(const MailSubject& subject) {
  return std::any_of(subject.tokens.begin(), subject.tokens.end(), [](const SubjectToken& token) {
    if (token.kind != SubjectToken::Kind::other) return false;
    Scanner scan(token.text);
    const bool stable = scan.eat_nocase("stable");
    scan.eat("-");
    scan.eat_nocase("linux-");
    if (scan.done()) return stable;
    return !scan.take_while(is_digit).empty() && scan.eat(".") && is_digit(scan.peek());
  });
}

bool is_backport(const Patch& patch) {
  if (patch.subject && names_stable_tree(*patch.subject)) return true;
  return !(patch.subject && patch.subject->tree != nullptr) && !upstream_ids(patch.message).empty();
}

std::string_view reverted_id(const CommitMessage& message) {
  for (std::string_view line : message.body) {
    Scanner scan(line);
    if (!scan.eat_nocase("This reverts commit ")) continue;
    const std::string_view id = scan.take_while(is_hex);
    if (id.size() >= 7) return id;
  }
  return {};
}

int times_reverted(std::string_view subject, std::string_view other) {
  const auto [subject_core, subject_times] = without_reverts(trim(subject));
  const auto [other_core, other_times] = without_reverts(trim(other));
  if (subject_core != other_core || subject_times < other_times) return -1;
  return subject_times - other_times;
}

bool same_commit(std::string_view a, std::string_view b) {
  const std::size_t digits = std::min(a.size(), b.size());
  return digits >= fixes_digits && equal_nocase(a.substr(0, digits), b.substr(0, digits));
}

bool is_cc_stable(const Trailer& tag) { return equal_nocase(tag.key, "Cc") && names_stable(tag.value); }

CcStable split_cc_stable(const Trailer& tag) {
  const std::string value = unfold(tag.value);
  const std::size_t hash = value.find('#');
  std::string_view addresses = std::string_view(value).substr(0, hash);
  CcStable split;
  if (hash != std::string::npos) split.wish = trim(std::string_view(value).substr(hash + 1));
  while (true) {
    const std::size_t comma = addresses.find(',');
    const std::string_view one = trim(addresses.substr(0, comma));
    if (names_stable(one)) {
      // "stable@vger.kernel.org [6.1+]"
      const std::size_t open = one.find('['), close = one.rfind(']');
      if (split.wish.empty() && open < close && close != one.npos) split.wish = trim(one.substr(open + 1, close - open - 1));
    } else if (!one.empty()) {
      split.others += (split.others.empty() ? std::string(tag.key) + ": " : ", ") + std::string(one);
    }
    if (comma == addresses.npos) break;
    addresses.remove_prefix(comma + 1);
  }
  return split;
}

}  // namespace bpf
