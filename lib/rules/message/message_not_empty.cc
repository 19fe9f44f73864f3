// SPDX-License-Identifier: GPL-2.0-only
// message-not-empty: a patch says why, in words of its own. Tags and blank lines do not count;
// text that only stands below the `---` of a mail is dropped by git am, and gets its own words.
#include <algorithm>

#include "lib/model/changelog.h"
#include "lib/model/prose.h"
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// A last paragraph such as "x86: the limit is 33, as it is in the interpreter" is a block of tags to
// git, and yet text.
bool is_text(const CommitMessage& message, const Trailer& trailer) {
  constexpr std::size_t fewest_words = 5;
  const char* at = trailer.line.data();
  const auto tag = std::lower_bound(message.tags.begin(), message.tags.end(), at,
                                    [](const Trailer& other, const char* place) { return other.line.data() < place; });
  const bool known = tag != message.tags.end() && tag->line.data() == at;
  return !known && words_of(trailer.value).size() >= fewest_words;
}

bool has_text(const CommitMessage& message) {
  return !prose(message).empty() ||
         std::any_of(message.trailers.begin(), message.trailers.end(),
                     [&](const Trailer& trailer) { return is_text(message, trailer); });
}

bool is_of_tools(std::string_view line) {
  for (std::string_view begin : {"---", "base-commit:", "change-id:", "prerequisite-"})
    if (line.starts_with(begin)) return true;
  return false;
}

// The first line below `---` that a person wrote; the diffstat is indented. None when it begins a
// changelog, which is right there.
std::string_view misplaced_text(std::string_view notes) {
  for (std::string_view line : split_lines(notes))
    if (!is_blank(line) && !is_space(line.front()) && !is_of_tools(line))
      return begins_changelog(line) || changelog_version(line) > 0 ? std::string_view{} : line;
  return {};
}

void check(const Patch& patch, const Facts& facts, Findings& findings) {
  const CommitMessage& message = patch.message;
  if (message.subject.empty() || is_autosquash(message.subject) || has_text(message)) return;
  const std::string_view misplaced = misplaced_text(message.notes);
  std::string_view place = message.end;
  for (auto line = message.body.rbegin(); line != message.body.rend(); ++line)
    if (!is_blank(*line)) place = line->substr(0, 0);
  Finding& finding =
      misplaced.empty()
          ? findings.add(place, "the message says nothing but its subject",
                         "describe the problem, why it matters, and how this patch solves it")
          : findings.add(misplaced, "the description stands below the ---, where git am drops it",
                         "move it up, between the subject and the first tag");
  if (facts.target != nullptr && facts.target->iproute2) finding.at_most(Severity::warning);
}

constexpr Example examples[] = {
    {.text = R"(From: Ada <ada@example.org>
Subject: [PATCH bpf-next v2] bpf: Fix leak in array map

«»Signed-off-by: Ada <ada@example.org>
---
v1 -> v2: rebased
)"},
    {.text = R"(bpf: Fix leak in array map

«»Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = "bpf: Fix leak in array map«»\n"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Fix leak in array map

Signed-off-by: Ada Patcher <ada@example.org>
---
«The map is freed before its last user is gone.»

 kernel/bpf/arraymap.c | 1 +
)"},
    {.text = R"(bpf: Fix leak in array map

«»Tested-by: nobody at all, as far as I can tell
Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(bpf: Document the tail-call limit of JITs

x86-64: the limit is 33, as it is with the interpreter.

Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(bpf: Document the tail-call limit of JITs

x86-64: the limit is 33, as it is with the interpreter.
Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(bpf: Fix leak in array map

The map is freed before its last user is gone, so the memory of its
elements is lost whenever a program outlives the map.

Signed-off-by: Ada Patcher <ada@example.org>
)"},
};

}  // namespace

constinit const Rule message_not_empty = {
    .id = "message-not-empty",
    .severity = Severity::error,
    .summary = "the commit message explains the change",
    .rationale =
        "Patches with an empty commit message are not accepted. Whoever looks at the code a month "
        "from now needs to know why it was changed that way.",
    .citation = R"(bpf_devel_QA, "What is the minimum requirement before I submit my BPF patches?")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
