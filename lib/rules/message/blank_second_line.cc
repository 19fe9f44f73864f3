// SPDX-License-Identifier: GPL-2.0-only
// blank-second-line: a blank line ends the subject. Without it git takes the whole first
// paragraph as the subject and writes all of it into the mail's Subject.
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Patch& patch, const Facts&, Findings& findings) {
  const std::vector<std::string_view> lines = split_lines(patch.message.title);
  if (lines.size() > 1)
    findings.add(lines[1].substr(0, 0), "no blank line between the subject and the text",
                 "put an empty line here");
}

constexpr Example examples[] = {
    {.text = "bpf: Fix leak in array map\n«»The map is freed before its last user is gone.\n"},
    {.text = "bpf: Fix leak in array map\n\nThe map is freed before its last user is gone.\n"},
};

}  // namespace

constinit const Rule blank_second_line = {
    .id = "blank-second-line",
    .severity = Severity::error,
    .summary = "a blank line follows the subject",
    .rationale =
        "Git joins all lines up to the first blank one to the subject: the text would end up in the "
        "mail's Subject line, and the message would have no body.",
    .citation = R"(submitting-patches, "The canonical patch format")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
