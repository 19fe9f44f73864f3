// SPDX-License-Identifier: GPL-2.0-only
// no-control-characters: nothing in the subject or the author's name steers a terminal or a mail
// header, and no NUL stands anywhere: git log shows nothing behind one.
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// The length of the control character at the front: C0 without tab, DEL, C1 (U+0080-U+009F) and
// the bidirectional controls (U+202A-U+202E, U+2066-U+2069). 0: none is there.
std::size_t control_character(std::string_view s) {
  const auto byte = [&](std::size_t i) {
    return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U;
  };
  if (byte(0) == 0x7f || (byte(0) < 0x20 && byte(0) != '\t' && byte(0) != '\n')) return 1;
  if (byte(0) == 0xc2 && byte(1) >= 0x80 && byte(1) <= 0x9f) return 2;
  if (byte(0) != 0xe2) return 0;
  const bool override = byte(1) == 0x80 && byte(2) >= 0xaa && byte(2) <= 0xae;
  const bool isolate = byte(1) == 0x81 && byte(2) >= 0xa6 && byte(2) <= 0xa9;
  return override || isolate ? 3 : 0;
}

std::string_view find_control(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (const std::size_t n = control_character(text.substr(i)); n > 0) return text.substr(i, n);
  return {};
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  if (const std::string_view found = find_control(patch.message.title); !found.empty())
    findings.add(found, "a control character in the subject", "take it out");
  for (std::string_view line : patch.message.body)
    if (const std::size_t at = line.find('\0'); at != line.npos) {
      findings.add(line.substr(at, 1), "a NUL in the message: git shows nothing behind it",
                   "take it out");
      break;
    }
  if (patch.author && !(find_control(patch.author->name).empty() &&
                        find_control(patch.author->email).empty()))
    findings.add(std::string_view{}, "a control character in the author's name or address",
                 "git commit --amend --author='Name <address>'");
}

constexpr Example examples[] = {
    {.text = "bpf: Fix «\x1b»[31mleak in array map\n\nThe map is freed too early.\n"},
    {.text = "bpf: Fix leak«\r»Bcc: someone\n\nThe map is freed too early.\n"},
    {.text = "bpf: Fix leak \xe2\x80\x9cthat\xe2\x80\x9d\n\nThe map\tis freed too early.\n"},
};

}  // namespace

constinit const Rule no_control_characters = {
    .id = "no-control-characters",
    .severity = Severity::error,
    .summary = "no control characters in subject or author",
    .rationale =
        "A carriage return in a subject can end a mail header, an escape sequence changes what a "
        "reader's terminal shows. Neither is ever meant.",
    .citation = R"(submitting-patches, "No MIME, no links, no compression, no attachments. Just plain text")",
    .on_cover = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
