// SPDX-License-Identifier: GPL-2.0-only
// subject-area-prefix: the subject begins with the area that the patch is about, `bpf: …`. The
// area is suggested from the files that the patch touches.
#include "lib/model/area.h"
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// Where the text begins in "bpf:Fix leak", which lacks a blank; npos when it is something else.
std::size_t end_of_glued_area(std::string_view subject) {
  Scanner scan(subject);
  const std::string_view area = scan.take_while([](char c) { return is_alnum(c) || c == '/' || c == '-' || c == '_'; });
  const bool glued = !area.empty() && scan.eat(":") && is_alpha(scan.peek());
  return glued ? area.size() + 1 : subject.npos;
}

void check(const Patch& patch, const Facts& facts, Findings& findings) {
  const std::string_view subject = patch.message.subject;
  const bool other_rule = is_blank(subject) || subject.ends_with(':');
  if (other_rule || is_autosquash(subject) || is_revert(subject) || is_merge(subject) ||
      !area_prefix(subject).empty())
    return;
  if (const std::size_t colon = end_of_glued_area(subject); colon != subject.npos) {
    findings.add(subject.substr(colon, 0), "no blank behind the area",
                 "write: " + std::string(subject.substr(0, colon)) + " " + std::string(subject.substr(colon)));
    return;
  }
  const std::string area = patch.paths ? area_of_paths(*patch.paths) : std::string{};
  Finding& finding = findings.add(
      subject.substr(0, 0), "no area in front of the subject",
      area.empty() ? "begin with the area that is changed, such as bpf:, libbpf: or selftests/bpf:"
                   : "write: " + area + ": " + std::string(subject));
  if (facts.target != nullptr && facts.target->iproute2) finding.at_most(Severity::note);
}

constexpr Example examples[] = {
    {.text = "«»Fix leak in array map\n\nThe map is freed too early.\n"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] «»Fix leak in bpftool

Text.
---
diff --git a/tools/bpf/bpftool/map.c b/tools/bpf/bpftool/map.c
--- a/tools/bpf/bpftool/map.c
+++ b/tools/bpf/bpftool/map.c
@@ -1 +1 @@
-a
+b
)"},
    {.text = "bpf:«»Fix leak in array map\n\nThe map is freed too early.\n"},
    {.text = "«»std::map is slow\n\nThe map is freed too early.\n"},
    {.text = "bpf, x86: Fix leak in JIT\n\nText.\n"},
    {.text = "net/sched: act_bpf: Fix leak\n\nText.\n"},
    {.text = "tools headers UAPI: Sync bpf.h\n\nText.\n"},
    {.text = "Revert \"bpf: Fix leak\"\n\nThis reverts commit 1b2c3d4e5f60.\n"},
};

}  // namespace

constinit const Rule subject_area_prefix = {
    .id = "subject-area-prefix",
    .severity = Severity::warning,
    .summary = "the subject begins with an area",
    .rationale =
        "Readers and filters find the patches that are theirs by the area in front of the subject.",
    .citation = R"(submitting-patches, "The canonical patch format")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
