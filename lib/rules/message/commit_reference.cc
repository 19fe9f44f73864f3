// SPDX-License-Identifier: GPL-2.0-only
// commit-reference: prose that speaks of a commit gives 12 digits of its id and its subject. That
// another project's commit, a quotation or a known revert is meant, is seen by the words around.
#include <algorithm>
#include <set>

#include "lib/model/fixes.h"
#include "lib/model/prose.h"
#include "lib/model/scan.h"
#include "lib/rules/message/bug_words.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

constexpr std::size_t fewest_digits = 5;

// Who is named around a commit that is not the kernel's.
constexpr std::string_view projects[] = {
    "llvm",    "llvm-project", "clang",    "lld",      "gcc",      "binutils", "gdb",    "glibc",
    "musl",    "pahole",       "dwarves",  "elfutils", "iproute2", "qemu",     "rustc",  "golang",
    "systemd", "bcc",          "bpftrace", "cilium",   "zlib",     "zstd",     "libxdp", "xdp-tools",
};

// The next `commit <id>` in `line` from `from` on; the id is empty if there is none.
std::string_view next_id(std::string_view line, std::size_t& from) {
  for (std::size_t at; (at = find_nocase(line.substr(from), "commit ")) != line.npos;) {
    const std::size_t begin = from + at;
    from = begin + 7;
    Scanner scan(trim_left(line.substr(from)));
    const std::string_view id = scan.take_while(is_hex);
    const bool word = begin == 0 || !(is_alnum(line[begin - 1]) || line[begin - 1] == '-');
    const bool ends = !is_alnum(scan.peek()) && scan.peek() != '_' && scan.peek() != '-';
    if (word && ends && id.size() >= fewest_digits && looks_like_id(id)) return id;
  }
  return {};
}

bool names_project(std::string_view word) {
  word = bare(word);
  for (std::string_view of : {"'s", "’s"})
    if (word.ends_with(of)) word.remove_suffix(of.size());
  return std::any_of(std::begin(projects), std::end(projects),
                     [&](std::string_view project) { return equal_nocase(word, project); });
}

// "LLVM commit <id>", "pahole's upstream commit <id>", "commit <id> of LLVM", "commit <id> (gcc)": git
// log knows nothing of it here. `before` and `behind`: the text around `commit <id>`.
bool of_other_project(std::string_view before, std::string_view behind) {
  constexpr std::size_t reach = 80;
  const std::vector<std::string_view> left = words_of(before.substr(before.size() - std::min(before.size(), reach)));
  for (std::size_t i = left.size(); i > 0 && left.size() - i < 2 && !left[i - 1].ends_with('.'); --i)
    if (names_project(left[i - 1])) return true;
  const std::vector<std::string_view> right = words_of(behind.substr(0, reach));
  if (right.empty()) return false;
  if (right[0].starts_with('(') && names_project(right[0])) return true;
  const bool of = right.size() > 1 && is_any(right[0], {"of", "in", "to", "from"});
  return of && names_project(right[1] == "the" && right.size() > 2 ? right[2] : right[1]);
}

bool has_subject(std::string_view id, std::string_view line, std::string_view next) {
  constexpr std::size_t reach = 80;
  std::string_view behind =
      line.substr(static_cast<std::size_t>(id.data() + id.size() - line.data()));
  if (is_blank(behind.substr(0, reach))) behind = trim_left(next.substr(0, reach));
  behind = behind.substr(0, reach);
  for (std::string_view open : {"\"", "('", "(‘", "“"})
    if (behind.find(open) != behind.npos) return true;
  return false;
}

// The commits whose subject a Fixes: tag gives, by the digits that all forms have.
std::set<std::string> known_commits(const CommitMessage& message) {
  std::set<std::string> known;
  for (const Trailer& tag : message.tags)
    if (is_fixes(tag)) known.insert(lower(parse_fixes(tag, {}).id.substr(0, fixes_digits)));
  return known;
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  const std::vector<std::string_view> lines = prose_without_splats(patch.message);
  std::set<std::string> known = known_commits(patch.message);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view next = i + 1 < lines.size() ? lines[i + 1] : std::string_view{};
    const bool other = find_nocase(lines[i], "reverts commit") != lines[i].npos ||
                       find_nocase(lines[i], "upstream") != lines[i].npos ||
                       lines[i].starts_with('(');
    if (is_quoted(lines[i]) || other) continue;
    const std::string_view text = through(i > 0 ? lines[i - 1] : lines[i], next.empty() ? lines[i] : next);
    std::size_t from = 0;
    for (std::string_view id; !(id = next_id(lines[i], from)).empty();) {
      const auto at = static_cast<std::size_t>(id.data() - text.data());
      const std::string_view before = trim_right(text.substr(0, at));
      if (of_other_project(before.substr(0, before.size() - 6), text.substr(at + id.size()))) continue;
      const std::string remedy =
          "run: git log -1 --abbrev=12 --format='commit %h (\"%s\")' " + std::string(id);
      const bool first = known.insert(lower(id.substr(0, fixes_digits))).second;
      if (id.size() < fixes_digits)
        findings.add(
            id, "a commit id of " + std::to_string(id.size()) + " digits; 12 or more are needed",
            remedy);
      else if (first && !has_subject(id, lines[i], next))
        findings.add(id.substr(id.size()), "no subject behind the commit id", remedy);
    }
  }
}

constexpr Example examples[] = {
    {.text = "bpf: Fix leak\n\nThe leak came in with commit «1b2c3d4» (\"bpf: Add array map\").\n"},
    {.text = "bpf: Fix leak\n\nThe leak came in with commit 1b2c3d4e5f60«».\n"},
    {.text =
         "bpf: Fix leak\n\nThe leak came in with commit 1b2c3d4e5f60 (\"bpf: Add array map\").\n"},
    {.text =
         "bpf: Fix leak\n\nThe leak came in with commit 1b2c3d4e5f60\n(\"bpf: Add array map\").\n"},
    {.text = "bpf: Fix leak\n\nA producer that wants to commit 100000 records takes the lock\n"
             "for each. Now it can commit 65536.\n"},
    {.text = "bpf: Fix leak\n\nIt was wrong since LLVM commit 8d8d8f1b2c3d, and with LLVM's\n"
             "upstream commit 8d8d8f1b2c3e.\n"},
    {.text = "bpf: Fix leak\n\nSee commit 8d8d8f1b2c3d of pahole and commit 8d8d8f1b2c3e in\nthe gcc tree.\n"},
    {.text = "bpf: Fix leak\n\nIt does not build with clang. Commit 1b2c3d4e5f60«» broke it.\n"},
    {.text = "Revert \"bpf: Add array map\"\n\nThis reverts commit 1b2c3d4e5f60.\n"},
    {.text =
         "bpf: Fix leak\n\nCommit added it:\n\n    commit 1b2c3d4e5f60\n> commit 1b2c3d4e5f60\n"},
    {.text = "bpf: Fix leak\n\nSee commit 1b2c3d4e5f60.\n\nFixes: 1b2c3d4e5f60 (\"bpf: Add array "
             "map\")\n"},
};

}  // namespace

constinit const Rule commit_reference = {
    .id = "commit-reference",
    .severity = Severity::warning,
    .summary = "a commit is named by 12 digits and its subject",
    .rationale =
        "A bare id tells a reader nothing without a repository at hand, and short ids become "
        "ambiguous. With the subject, commit 1b2c3d4e5f60 (\"bpf: Add array map\"), the reader "
        "knows what is meant.",
    .citation = R"(submitting-patches, "Describe your changes")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
