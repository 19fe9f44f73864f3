// SPDX-License-Identifier: GPL-2.0-only
// area-spelling: an area that is nearly one of the well-known ones: `libbf:`, `selftest/bpf:`.
#include <algorithm>

#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

constexpr std::string_view known[] = {"libbpf", "bpftool", "selftests", "samples", "verifier"};

// Words of their own that are near to a known one.
constexpr std::string_view others[] = {"libelf",   "libbfd", "bpftop", "example",
                                       "examples", "simple", "sampled"};

// The area that was probably meant by `word`; empty when it is right, or nothing like one.
std::string_view meant(std::string_view word, bool iproute2) {
  const auto is = [&](std::string_view other) { return equal_nocase(word, other); };
  if (std::any_of(std::begin(known), std::end(known), is)) return {};
  if (std::any_of(std::begin(others), std::end(others), is)) return {};
  for (std::string_view area : known)
    if (!(iproute2 && area == "samples") && edit_distance(word, area, 2) <= 2) return area;
  return {};
}

void check(const Patch& patch, const Facts& facts, Findings& findings) {
  const std::string_view subject = patch.message.subject;
  const bool iproute2 = facts.target != nullptr && facts.target->iproute2;
  Scanner scan(area_prefix(subject));
  while (!scan.done()) {
    const std::string_view word =
        scan.take_while([](char c) { return is_alnum(c) || c == '_' || c == '-'; });
    if (word.empty()) {
      scan.take_while([](char c) { return !is_alnum(c) && c != '_' && c != '-'; });
      continue;
    }
    const std::string_view area = meant(word, iproute2);
    if (area.empty()) continue;
    const auto at = static_cast<std::size_t>(word.data() - subject.data());
    findings.add(word, "not the spelling of an area: " + std::string(word),
                 "write: " + std::string(subject.substr(0, at)) + std::string(area) +
                     std::string(subject.substr(at + word.size())));
  }
}

constexpr Example examples[] = {
    {.text = "«libbf»: Fix leak in the linker\n\nText.\n"},
    {.text = "«selftest»/bpf: Test the array map\n\nText.\n"},
    {.text = "bpf, «libbpbpf»: Add array map\n\nText.\n"},
    {.text = "libbpf, selftests/bpf, samples: Add array map\n\nText.\n"},
    {.text = "libelf: Look for it at build time\n\nText.\n"},
};

}  // namespace

constinit const Rule area_spelling = {
    .id = "area-spelling",
    .severity = Severity::warning,
    .summary = "the area is spelled as everybody spells it",
    .rationale =
        "Readers and filters find the patches that are theirs by the area in front of the "
        "subject; a misspelt one is found by nobody.",
    .citation = R"(submitting-patches, "The canonical patch format")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
