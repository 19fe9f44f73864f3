// SPDX-License-Identifier: GPL-2.0-only
// trailer-spelling: a tag that is nearly one of the known tags: `Signed-of-by:`, `Acked-By:`,
// `Reviewed by:`, or `Fix:` with a commit id behind it. Tools take such a line for text.
#include <algorithm>
#include <map>
#include <tuple>

#include "lib/model/fixes.h"
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

constexpr std::size_t fewest_digits = 7;

constexpr std::string_view known[] = {
    "Signed-off-by", "Co-developed-by", "Acked-by",    "Tested-by", "Reviewed-by",
    "Reported-by",   "Suggested-by",    "Assisted-by", "Cc",        "Link",
    "Closes",
};

// These are no slips of the pen, however near to one of the above: tags that are in use, and words.
constexpr std::string_view others[] = {
    "Nacked-by",    "Added-by",     "Asked-by",    "Attested-by",    "Backed-by",   "Cracked-by",
    "Developed-by", "Exported-by",  "Hacked-by",   "Hosted-by",      "Imported-by", "Kicked-by",
    "Listed-by",    "Locked-by",    "Marked-by",   "Packed-by",      "Picked-by",   "Ported-by",
    "Posted-by",    "Previewed-by", "Re-acked-by", "Re-reviewed-by", "Recorded-by", "Reposted-by",
    "Retested-by",  "Reverted-by",  "Revised-by",  "Revived-by",     "Reworked-by", "Tasked-by",
    "Tracked-by",   "Trusted-by",   "Untested-by", "Vetted-by",      "Viewed-by",
};

// Letters only: "Signed off by" and "Signed-off-by" are the same word.
std::string letters(std::string_view key) {
  std::string out;
  for (char c : key)
    if (is_alpha(c)) out += to_lower(c);
  return out;
}

// Whether these are the letters of the tag; there may be very many lines to ask it of.
bool has_letters(std::string_view tag, std::string_view written) {
  std::size_t at = 0;
  for (char c : tag)
    if (is_alpha(c) && (at == written.size() || to_lower(c) != written[at++])) return false;
  return at == written.size();
}

// The tag that was probably meant by `key`; empty when it is right, or nothing like a tag.
std::string_view meant(std::string_view key, bool in_trailers, bool has_address) {
  const std::string written = letters(key);
  for (std::string_view tag : known)
    if (has_letters(tag, written)) {
      const bool by = tag.ends_with("-by");
      return key != tag && (by ? has_address || in_trailers : in_trailers) ? tag : std::string_view{};
    }
  if (!has_address || !written.ends_with("by") || written.size() < 7) return {};
  for (std::string_view tag : others)
    if (has_letters(tag, written)) return {};
  for (std::string_view tag : known)
    if (tag.ends_with("-by") && edit_distance(written, letters(tag), 2) <= 2) return tag;
  return {};
}

// The tag that "Fix: 1b2c3d4e5f60 (…" should be: the id tells that no text was meant. Else empty.
std::string meant_fixes(std::string_view key, std::string_view value) {
  if (equal_nocase(key, "Fixes") || !starts_nocase(key, "f") || edit_distance(key, "Fixes", 2) > 2) return {};
  const FixesTag fixes = parse_fixes({value, "Fixes", value}, {});
  if (fixes.id.size() < fewest_digits || !looks_like_id(fixes.id)) return {};
  const std::string tag = "Fixes: " + lower(fixes.id);
  return fixes.subject.empty() ? tag : tag + " (\"" + std::string(fixes.subject) + "\")";
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  std::map<std::tuple<std::string_view, bool, bool>, std::string_view> meanings;  // the same ones come again and again
  const CommitMessage& message = patch.message;
  const char* trailers_begin =
      message.trailers.empty() ? nullptr : message.trailers.front().line.data();
  for (std::string_view line : message.body) {
    const std::size_t colon = line.substr(0, 24).find(':');
    if (colon == line.npos || colon == 0 || !is_alpha(line.front())) continue;
    const std::string_view key = trim_right(line.substr(0, colon));
    const bool words = std::all_of(key.begin(), key.end(), [](char c) {
      return is_alpha(c) || c == '-' || c == ' ' || c == '_';
    });
    if (!words) continue;
    const bool in_trailers = trailers_begin != nullptr && line.data() >= trailers_begin;
    const std::string_view value = trim(line.substr(colon + 1));
    const auto add = [&](const std::string& right) -> Finding& {
      return findings.add(key, "not the tag's spelling: " + std::string(key), "write: " + right);
    };
    if (const std::string right = meant_fixes(key, value); !right.empty()) {
      add(right).citation =
          R"(submitting-patches, "Using Reported-by:, Tested-by:, Reviewed-by:, Suggested-by: and Fixes:")";
      continue;
    }
    const bool has_address = line.find('@') != line.npos;
    const auto [tag, is_new] = meanings.try_emplace({key, in_trailers, has_address});
    if (is_new) tag->second = meant(key, in_trailers, has_address);
    if (!tag->second.empty()) add(std::string(tag->second) + ": " + std::string(value));
  }
}

constexpr Example examples[] = {
    {.text = "bpf: Fix leak\n\nText.\n\n«Signed-of-by»: Ada Patcher <ada@example.org>\n"},
    {.text = "bpf: Fix leak\n\nText.\n\n«Signed off by»: Ada Patcher <ada@example.org>\n"},
    {.text = "bpf: Fix leak\n\nText.\n\n«Acked-By»: Ada Patcher <ada@example.org>\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nAcked-by: Bob <bob@example.org>\n«CC»: Ada <ada@example.org>\n"},
    {.text = "bpf: Fix leak\n\nText.\n\n«Fix»: 1b2c3d4e5f60 (\"bpf: Add array map\")\n"},
    {.text = "bpf: Fix leak\n\nFix: the leak. Fixed: 100000 of them.\nFix: 1000000 times\nFiles: added by others\n"},
    {.text = R"(bpf: Fix leak

The map is freed before its last user is gone.

Nacked-by: Bob Builder <bob@example.org>
Developed-by: Bob Builder <bob@example.org>
Re-reviewed-by: Bob Builder <bob@example.org>
Checked-by: Bob Builder <bob@example.org>
)"},
    {.text = R"(bpf: Fix leak

Note: this is text, link: too, and
Requested-by: Bob Builder <bob@example.org>

Build-tested-by: Bob Builder <bob@example.org>
Signed-off-by: Ada Patcher <ada@example.org>
)"},
};

}  // namespace

constinit const Rule trailer_spelling = {
    .id = "trailer-spelling",
    .severity = Severity::warning,
    .summary = "tags are spelled as everybody spells them",
    .rationale = "Tools that collect sign-offs and reviews look for the exact words.",
    .citation = R"(submitting-patches, "When to use Acked-by:, Cc:, and Co-developed-by:")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
