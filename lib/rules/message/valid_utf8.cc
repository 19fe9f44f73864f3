// SPDX-License-Identifier: GPL-2.0-only
// valid-utf8: the message is UTF-8. Of a mail only the message counts: a diff may carry any bytes.
#include "lib/model/encoding.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

bool check_text(std::string_view text, Findings& findings) {
  const std::size_t at = find_invalid_utf8(text);
  if (at == std::string_view::npos) return false;
  findings.add(text.substr(at, 1), "not valid UTF-8",
               "save the message as UTF-8, or set i18n.commitEncoding to what it is in");
  return true;
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  if (check_text(patch.message.title, findings)) return;
  for (std::string_view line : patch.message.body)
    if (check_text(line, findings)) return;
}

constexpr Example examples[] = {
    {.text = "bpf: Fix leak in array map\n\nFound by J«\xf6»rg.\n"},
    {.text = "bpf: Fix leak in array map\n\nFound by J\xc3\xb6rg.\n"},
};

}  // namespace

constinit const Rule valid_utf8 = {
    .id = "valid-utf8",
    .severity = Severity::error,
    .summary = "the message is valid UTF-8",
    .rationale =
        "Git, patchwork and the mail programs of the receivers take messages as UTF-8; other bytes "
        "are garbled or rewritten on their way.",
    .citation = R"(submitting-patches, "No MIME, no links, no compression, no attachments. Just plain text")",
    .on_cover = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
