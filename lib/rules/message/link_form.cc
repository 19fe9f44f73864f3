// SPDX-License-Identifier: GPL-2.0-only
// link-form: what follows Link: or Closes: is a URL, and nothing else in front of it.
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// "lore.kernel.org/bpf/…": a URL that lacks nothing but its scheme.
bool begins_with_host(std::string_view value) {
  Scanner scan(value);
  const std::string_view host =
      scan.take_while([](char c) { return is_alnum(c) || c == '-' || c == '.'; });
  return scan.peek() == '/' && is_alpha(value.front()) && host.find('.') != host.npos && value.find(' ') == value.npos;
}

std::string remedy(std::string_view key, std::string_view value) {
  const std::size_t url = value.find("http");
  const std::string tag(key);
  if (url != value.npos)
    return "write: " + tag + ": " +
           std::string(value.substr(url, value.find_first_of(" >)", url) - url));
  if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
  if (begins_with_host(value)) return "write: " + tag + ": https://" + std::string(value);
  const bool message_id = value.find('@') != value.npos && value.find_first_of(" /") == value.npos;
  if (message_id) return "write: " + tag + ": https://lore.kernel.org/r/" + std::string(value);
  return "write: " + tag + ": https://lore.kernel.org/r/<message-id>";
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  const CommitMessage& message = patch.message;
  for (const Trailer& tag : message.tags) {
    if (tag.key != "Link" && tag.key != "Closes") continue;
    const char* block = message.trailers.empty() ? nullptr : message.trailers.front().line.data();
    const bool in_block = block != nullptr && tag.line.data() >= block;
    if (!in_block && tag.value.find(' ') != tag.value.npos) continue;  // prose
    const bool url = starts_nocase(tag.value, "http://") || starts_nocase(tag.value, "https://");
    if (!url)
      findings.add(tag.value.empty() ? tag.line.substr(tag.line.size())
                                     : tag.value.substr(0, tag.value.find('\n')),
                   "not a URL that begins with http:// or https://", remedy(tag.key, tag.value));
  }
}

constexpr Example examples[] = {
    {.text = "bpf: Fix leak\n\nText.\n\nLink: «20260708075343.358712-4-ada@example.org»\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nLink: «lore.kernel.org/bpf/20260708075343.358712-4-ada@example.org/»\n"},
    {.text =
         "bpf: Fix leak\n\nText.\n\nCloses: «#12»\nSigned-off-by: Ada Patcher <ada@example.org>\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nLink: «[1] https://example.org/»\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nCloses: https://lore.kernel.org/r/1@example.org/\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nLink: https://example.org/ [1]\n"},
    {.text = "bpf: Fix leak\n\nTwo kinds:\nLink: a link to a program\n\nMore text.\n"},
    {.text = "bpf: Fix leak\n\nText.\n\n  Link: in quoted text\n"},
};

}  // namespace

constinit const Rule link_form = {
    .id = "link-form",
    .severity = Severity::warning,
    .summary = "Link: and Closes: are followed by a URL",
    .rationale =
        "Programs follow these tags to the report or the discussion; they take the value for a "
        "URL. A private bug tracker or a bare number leads nowhere.",
    .citation = R"(submitting-patches, "Describe your changes")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
