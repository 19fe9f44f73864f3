// SPDX-License-Identifier: GPL-2.0-only
// assisted-by: the tool that helped to make the patch is named as AGENT:MODEL, and no person.
#include "lib/model/prose.h"
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

bool is_agent_and_model(std::string_view value) {
  const std::vector<std::string_view> words = words_of(value);
  if (words.empty() || value.find('@') != value.npos) return false;
  const std::size_t colon = words.front().find(':');
  return colon != std::string_view::npos && colon > 0 && colon + 1 < words.front().size();
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  for (const Trailer& tag : patch.message.tags) {
    if (!equal_nocase(tag.key, "Assisted-by") || is_agent_and_model(tag.value)) continue;
    findings.add(tag.value.empty() ? tag.line.substr(tag.line.size()) : tag.value,
                 "not an agent and a model", "write: Assisted-by: AGENT:MODEL [TOOL]...");
  }
}

constexpr Example examples[] = {
    {.text =
         "bpf: Add array map\n\nIt is fast.\n\nAssisted-by: «Claude <noreply@anthropic.com>»\n"},
    {.text = "bpf: Add array map\n\nIt is fast.\n\nAssisted-by: «Claude»\n"},
    {.text = "bpf: Add array map\n\nIt is fast.\n\nAssisted-by: Claude:claude-opus-4-6 coccinelle "
             "sparse\n"},
};

}  // namespace

constinit const Rule assisted_by = {
    .id = "assisted-by",
    .severity = Severity::warning,
    .summary = "Assisted-by: names an agent and a model",
    .rationale =
        "The tag tells which coding assistant took part, in the form AGENT:MODEL and then the "
        "names of special tools. It is no person's, has no mail address, and is no substitute for "
        "a sign-off.",
    .citation = R"(coding-assistants, "Attribution")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
