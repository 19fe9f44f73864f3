// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/mailmap.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "lib/git/process.h"

namespace bpf {
namespace {

// One line for git; nothing in a name may end it early.
std::string contact(const Ident& ident) {
  std::string line = ident.name + " <" + ident.email + ">";
  std::replace_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\0'; }, ' ');
  return line;
}

class Canonical {
 public:
  explicit Canonical(const Series& series) : series_(series) {}

  // Null when git cannot tell.
  const Ident* of(const Ident& ident) {
    const std::string line = contact(ident);
    if (!known_.contains(line)) ask(ident);
    const std::optional<Ident>& found = known_[line];
    return found ? &*found : nullptr;
  }

 private:
  void ask(const Ident& more) {
    std::set<std::string> lines = {contact(more)};
    if (!std::exchange(asked_, true)) add_people(lines);
    const RunResult result = run_git({"check-mailmap", "--stdin"}, {.input = join_lines(lines)});
    const std::vector<std::string_view> answers = split_lines(result.out);
    const bool complete = result.ok() && answers.size() == lines.size();
    std::size_t next = 0;
    for (const std::string& line : lines) known_[line] = complete ? parse_ident(answers[next++]) : std::nullopt;
  }

  void add_people(std::set<std::string>& lines) const {
    const auto add = [&](const Ident& ident) {  // a rule may want to know of the address alone
      lines.insert(contact(ident));
      lines.insert(contact({.name = {}, .email = ident.email}));
    };
    for (const Patch& patch : series_.patches) {
      if (patch.author) add(*patch.author);
      for (const Trailer& tag : patch.message.tags)
        if (equal_nocase(tag.key, "Signed-off-by"))
          if (const auto signer = parse_ident(unfold(tag.value))) add(*signer);
    }
  }

  const Series& series_;
  bool asked_ = false;
  std::map<std::string, std::optional<Ident>, std::less<>> known_;
};

}  // namespace

std::function<Answer(const Ident&, const Ident&)> same_person_in(const Series& series) {
  return [canonical = std::make_shared<Canonical>(series)](const Ident& a, const Ident& b) {
    const Ident *x = canonical->of(a), *y = canonical->of(b);
    if (x == nullptr || y == nullptr) return Answer::unknown;
    const bool same = equal_nocase(x->email, y->email) || (!x->name.empty() && equal_nocase(x->name, y->name));
    return same ? Answer::yes : Answer::no;
  };
}

}  // namespace bpf
