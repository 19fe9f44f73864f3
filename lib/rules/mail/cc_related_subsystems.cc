// SPDX-License-Identifier: GPL-2.0-only
// cc-related-subsystems: of each subsystem that MAINTAINERS gives a patch to, one maintainer and
// the lists that are open to everyone get it. linux-kernel@ is not asked for.
#include <set>

#include "lib/rules/mail/recipients.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// The options that would add what is missing; empty when nothing is.
std::string missing_options(const Patch& patch, const Subsystem& subsystem) {
  std::string options;
  if (!subsystem.maintainers.empty() && !reaches_any(patch, subsystem.maintainers))
    options += " " + cc_option(subsystem.maintainers.front());
  for (const std::string& list : subsystem.lists)
    if (!goes_to(patch, list)) options += " " + cc_option({"", list});
  return options;
}

void check(const Series& series, const Facts& facts, Findings& findings) {
  const Tree* tree = tree_of_series(series, facts);
  if ((tree != nullptr && tree->iproute2) || !recipients_known(series)) return;
  std::set<std::string> said;  // a subsystem is missing in most patches, or in none
  for (const Patch& patch : series.patches) {
    if (!patch.mail || is_pull_request(patch)) continue;
    const PatchPeople people = facts.people_of ? facts.people_of(patch) : PatchPeople{};
    if (people.maintainers != Answer::yes)
      return findings.not_run("there is no MAINTAINERS here to tell whom the patches concern");
    for (const Subsystem& subsystem : people.subsystems) {
      const std::string options = missing_options(patch, subsystem);
      if (options.empty() || !said.insert(subsystem.name).second) continue;
      findings.add(patch, place_of_recipients(patch),
                   "of " + subsystem.name + " (" + subsystem.pattern + "), not everyone gets it who should",
                   "git send-email" + options + "; git bpf-recipients --why tells about all");
    }
  }
}

Facts selftests() {
  Facts facts;
  facts.people_of = [](const Patch&) {
    PatchPeople people;
    people.maintainers = Answer::yes;
    people.subsystems = {{"KERNEL SELFTEST FRAMEWORK", "F: tools/testing/selftests/",
                          {{"Tess Runner", "tess@example.org"}}, {"linux-kselftest@vger.kernel.org"}}};
    return people;
  };
  return facts;
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] selftests/bpf: Test the map
To: «bpf@vger.kernel.org»

Text.
---
)",
     .facts = selftests},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] selftests/bpf: Test the map
To: «bpf@vger.kernel.org»
Cc: linux-kselftest@vger.kernel.org

Text.
---
)",
     .facts = selftests},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] selftests/bpf: Test the map
To: bpf@vger.kernel.org
Cc: Tess Runner <TESS@example.org>, linux-kselftest@vger.kernel.org

Text.
---
)",
     .facts = selftests},
    {.text = R"(From: Tess Runner <tess@example.org>
Subject: [PATCH bpf-next] selftests/bpf: Test the map
To: bpf@vger.kernel.org, linux-kselftest@vger.kernel.org

Text.
---
)",
     .facts = selftests},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n\nText.\n---\n",
     .facts = selftests},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next] bpf: Add map\n"
             "To: bpf@vger.kernel.org\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule cc_related_subsystems = {
    .id = "cc-related-subsystems",
    .severity = Severity::warning,
    .summary = "the other subsystems that a patch changes get it, too",
    .rationale =
        "Changes outside of BPF need the Acked-by of those who look after that code, and they can "
        "only give it for what they have seen.",
    .citation = R"(bpf_devel_QA, "To which mailing list do I need to submit my BPF patches?")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
