// SPDX-License-Identifier: GPL-2.0-only
// bug-without-fixes: a crash, leak or the like is fixed, by the subject or by a splat in the body,
// and no Fixes: tag says since when it was there.
#include "lib/model/area.h"
#include "lib/rules/message/bug_words.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// A test may show the splat that the fix before it is about.
bool is_test(const Patch& patch) {
  if (patch.paths)
    return !patch.paths->empty() &&
           std::all_of(patch.paths->begin(), patch.paths->end(), is_selftest);
  return area_prefix(patch.message.subject).starts_with("selftests");
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  const std::string_view place = bug_without_fixes_place(patch.message);
  if (place.empty() || is_test(patch)) return;
  findings.add(place, "a bug is fixed, and no Fixes: tag says which commit brought it in",
               how_to_find_fixed(patch));
}

constexpr Example examples[] = {
    {.text = "bpf: Fix «use-after-free» in array map\n\nThe map is freed before its last user is "
             "gone.\n"},
    {.text = "libbpf: Avoid potential «NULL pointer» dereference\n\nThe name may be missing.\n"},
    {.text = R"(bpf: Take the lock of the array map

It is read while it is freed:

  «BUG:» KASAN: slab-use-after-free in array_map_free+0x12/0x34
)"},
    {.text = R"(bpf: Fix memory leak in array map

The map is freed before its last user is gone.

Fixes: 1b2c3d4e5f60 ("bpf: Add array map")
)"},
    {.text = "bpf: Add array map\n\nIt is fast.\n\nTested-by: syzbot <syzbot@example.org>\n"},
    {.text = "bpf: Add deadlock detection\n\nLocks are taken in any order.\n"},
    {.text = "libbpf: Document how to fix crashes in user programs\n\nPeople ask.\n"},
    {.text = "bpf: Avoid a memory leak detector warning\n\nIt is none.\n"},
    {.text = "bpf: Prevent out-of-bounds access from being reported twice\n\nOnce will do.\n"},
    {.text = "Revert \"bpf: Fix leak in array map\"\n\nThis reverts commit 1b2c3d4e5f60.\n"},
    {.text = "selftests/bpf: Fix leak in a test\n\nThe test forgets to close its map.\n"},
};

}  // namespace

constinit const Rule bug_without_fixes = {
    .id = "bug-without-fixes",
    .severity = Severity::warning,
    .summary = "a fix of a crash, a leak or the like has a Fixes: tag",
    .rationale =
        "The Fixes: tag is crucial to identify follow-up commits and helps people who do "
        "backporting. A crash or a leak is what they look for.",
    .citation =
        R"(bpf_devel_QA, "What is the minimum requirement before I submit my BPF patches?")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
