// SPDX-License-Identifier: GPL-2.0-only
// imperative-mood: the summary says what to do, as if ordering the code to change: `Add`, and not
// `Added`, `Adds` or `Adding`. Only verbs that are common in subjects are known.
#include <algorithm>

#include "lib/model/scan.h"
#include "lib/rules/message/bug_words.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

constexpr std::string_view verbs[] = {
    "add",     "allow",  "avoid",   "change",   "check",  "convert",   "correct", "drop",
    "enable",  "export", "expose",  "fix",      "handle", "implement", "improve", "introduce",
    "make",    "move",   "prevent", "refactor", "remove", "rename",    "replace", "rework",
    "support", "switch", "sync",    "update",   "use",
};

// Whether `word` is `verb` with an ending: adds, fixes, added, dropped, removing.
bool is_form_of(std::string_view word, std::string_view verb) {
  const bool has_e = verb.ends_with('e');
  const std::string_view stem = has_e ? verb.substr(0, verb.size() - 1) : verb;
  if (!starts_nocase(word, stem)) return false;
  std::string_view ending = word.substr(stem.size());
  // drop -> dropped: the last letter twice
  if (!has_e && !ending.empty() && to_lower(ending.front()) == stem.back() && ending.size() > 2)
    ending.remove_prefix(1);
  return is_any(ending, {"es", "ed", "ing"}) || (!has_e && equal_nocase(ending, "s"));
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  const std::string_view subject = patch.message.subject;
  if (is_autosquash(subject) || is_revert(subject) || subject.starts_with("Merge ")) return;
  const std::string_view summary = summary_of(subject);
  const std::string_view word = summary.substr(0, summary.find_first_of(" \t"));
  for (std::string_view verb : verbs) {
    if (!is_form_of(word, verb)) continue;
    std::string order(verb);
    if (is_upper(word.front())) order.front() = static_cast<char>(order.front() - 'a' + 'A');
    const auto at = static_cast<std::size_t>(word.data() - subject.data());
    findings.add(word, "the summary tells what was done, not what to do",
                 "write: " + std::string(subject.substr(0, at)) + order +
                     std::string(subject.substr(at + word.size())));
    return;
  }
}

constexpr Example examples[] = {
    {.text = "bpf: «Added» array map\n\nIt is fast.\n"},
    {.text = "bpf: «dropping» the array map\n\nIt is slow.\n"},
    {.text = "bpf: «Removes» the array map\n\nIt is slow.\n"},
    {.text = "bpf: Add array map\n\nIt is fast.\n"},
    {.text = "bpf: Address of array maps\n\nIt is fast.\n"},
};

}  // namespace

constinit const Rule imperative_mood = {
    .id = "imperative-mood",
    .severity = Severity::note,
    .summary = "the summary is in the imperative mood",
    .rationale =
        "Describe a change as if giving orders to the code base to change its behaviour: \"make "
        "xyzzy do frotz\" instead of \"makes xyzzy do frotz\". A log in which everybody does so "
        "reads as one text.",
    .citation = R"(submitting-patches, "Describe your changes")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
