// SPDX-License-Identifier: GPL-2.0-only
// body-width: prose is wrapped. Only prose: quoted output, code, tables, URLs, tags and splats are
// left as they are, since wrapping would break them. One finding for a message, on its first line.
#include "lib/model/prose.h"
#include "lib/model/width.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

constexpr std::size_t widest = 80;

void check(const Patch& patch, const Facts&, Findings& findings) {
  const std::vector<std::string_view> lines = long_lines(patch.message, widest);
  if (lines.empty()) return;
  const std::string_view first = lines.front();
  std::string message = "a line of " + std::to_string(count_characters(first)) + " characters";
  if (lines.size() > 1) message += ", and " + std::to_string(lines.size() - 1) + " more over 80";
  findings.add(first.substr(offset_of_character(first, widest)), std::move(message),
               "wrap the text at 75 characters");
}

constexpr Example examples[] = {
    {.text = R"(bpf: Fix leak in array map

This line is prose and goes on and on, well past the place where a reader of a t«erminal sees it.»
)"},
    {.text = R"(bpf: Fix leak in array map

Short lines, and what cannot be wrapped:

  ./test_progs: error while loading shared libraries: libbpf.so.1: cannot open shared object file
Link to see: https://lore.kernel.org/bpf/20260708075343.358712-4-ada@example.org/T/#m0123456789abcdef
kernel/bpf/arraymap.c:12:3: warning: this is a long warning of the compiler, which is not to be wrapped

WARNING: CPU: 1 PID: 2 at kernel/bpf/arraymap.c:12 array_map_free+0x12/0x34 and so on and so forth
RIP: 0010:array_map_free+0x12/0x34 Code: 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00

Fixes: 1b2c3d4e5f60 ("bpf: Add an array map with a subject that is much longer than the others are")
)"},
};

}  // namespace

constinit const Rule body_width = {
    .id = "body-width",
    .severity = Severity::warning,
    .summary = "prose has at most 80 characters a line",
    .rationale =
        "The text is read in terminals and is quoted in replies and in merge commits, each of which "
        "indents it. 75 is the width to aim at.",
    .citation = R"(submitting-patches, "The canonical patch format")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
