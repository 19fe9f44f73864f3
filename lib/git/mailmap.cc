// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/mailmap.h"

#include <algorithm>

#include "lib/git/process.h"

namespace bpf {
namespace {

// One line for git; nothing in a name may end it early.
std::string contact(const Ident& ident) {
  std::string line = ident.name + " <" + ident.email + ">";
  std::replace_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\0'; }, ' ');
  return line;
}

}  // namespace

Answer same_person(const Ident& a, const Ident& b) {
  const std::string input = contact(a) + "\n" + contact(b) + "\n";
  const RunResult result = run_git({"check-mailmap", "--stdin"}, {.input = input});
  const std::vector<std::string_view> lines = split_lines(result.out);
  if (!result.ok() || lines.size() != 2) return Answer::unknown;
  const std::optional<Ident> x = parse_ident(lines[0]), y = parse_ident(lines[1]);
  if (!x || !y) return Answer::unknown;
  const bool same = equal_nocase(x->email, y->email) ||
                    (!x->name.empty() && equal_nocase(x->name, y->name));
  return same ? Answer::yes : Answer::no;
}

}  // namespace bpf
