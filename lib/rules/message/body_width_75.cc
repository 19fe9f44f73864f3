// SPDX-License-Identifier: GPL-2.0-only
// body-width-75: prose is wrapped at 75 characters. Lines over 80 are body-width's. One finding for
// a message, on its first such line.
#include "lib/model/prose.h"
#include "lib/model/scan.h"
#include "lib/model/width.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

constexpr std::size_t widest = 75, others = 80;

void check(const Patch& patch, const Facts&, Findings& findings) {
  std::string_view first;
  std::size_t count = 0, length = 0;
  for (std::string_view line : long_lines(patch.message, widest)) {
    const std::size_t characters = count_characters(line);
    if (characters > others || count++ > 0) continue;
    first = line;
    length = characters;
  }
  if (count == 0) return;
  std::string message = "a line of " + std::to_string(length) + " characters";
  if (count > 1) message += ", and " + std::to_string(count - 1) + " more over 75";
  findings.add(first.substr(offset_of_character(first, widest)), std::move(message),
               "wrap the text at 75 characters");
}

constexpr Example examples[] = {
    {.text = R"(bpf: Fix leak in array map

This line is prose, and it is just a few characters longer than it should b«e.»
)"},
    {.text = R"(bpf: Fix leak in array map

This line is prose and goes on and on, well past the place where body-width is to say so.
And this line is prose that is as long as a line may be, and no bit longer.
  Indented lines are quoted from somewhere else and stay as they are, however long
)"},
};

}  // namespace

constinit const Rule body_width_75 = {
    .id = "body-width-75",
    .severity = Severity::note,
    .summary = "prose is wrapped at 75 characters",
    .rationale =
        "The text is read in terminals and is quoted in replies and in merge commits, each of "
        "which indents it. 75 characters leave room for that.",
    .citation = R"(submitting-patches, "The canonical patch format")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
