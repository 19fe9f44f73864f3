// SPDX-License-Identifier: GPL-2.0-only
// trailer-duplicate: the same tag twice, be it with other blanks or capitals.
#include <set>
#include <string>

#include "lib/model/prose.h"
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

std::string plain(std::string_view line) {
  std::string out;
  for (std::string_view word : words_of(line)) out += lower(word) + " ";
  return out;
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  if (is_autosquash(patch.message.subject)) return;
  std::set<std::string> seen;
  for (const Trailer& tag : patch.message.tags)
    if (!tag.value.empty() && !seen.insert(plain(tag.line)).second)
      findings.add(tag.line, "this tag is there already", "delete one of the two lines");
}

constexpr Example examples[] = {
    {.text = R"(bpf: Fix leak in array map

The map is freed before its last user is gone.

Acked-by: Bob Builder <bob@example.org>
Signed-off-by: Ada Patcher <ada@example.org>
«Acked-by:  bob builder <bob@example.org>»
)"},
    {.text = R"(bpf: Fix leak in array map

The map is freed before its last user is gone.

Reported-by: Bob Builder <bob@example.org>
Tested-by: Bob Builder <bob@example.org>
Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(selftests/bpf: Run the tests twice

This is printed now:

ringbuf-test: OK
ringbuf-test: OK

Signed-off-by: Ada Patcher <ada@example.org>
)"},
};

}  // namespace

constinit const Rule trailer_duplicate = {
    .id = "trailer-duplicate",
    .severity = Severity::warning,
    .summary = "no tag is there twice",
    .rationale =
        "A tag that is there twice is mostly left over from a merge of two messages, and makes "
        "people look for the difference.",
    .citation = R"(checkpatch, "Commit message")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
