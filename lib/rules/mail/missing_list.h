// SPDX-License-Identifier: GPL-2.0-only
// A list that every mail has to go to: what list-required and iproute2-list share.
#pragma once

#include <string>

#include "lib/policy/finding.h"
#include "lib/rules/mail/recipients.h"

namespace bpf {

// One finding for each of these mails that does not go to `list`; only one when none of them does.
inline void require_list(const Series& series, const std::vector<const Patch*>& mails,
                         std::string_view list, Findings& findings) {
  std::vector<const Patch*> without;
  for (const Patch* mail : mails)
    if (!goes_to(*mail, list)) without.push_back(mail);
  const bool all = without.size() == mails.size() && mails.size() > 1;
  if (all) without.resize(1);
  for (const Patch* mail : without) {
    Finding& finding = findings.add(
        *mail, place_of_recipients(*mail),
        (all ? "none of the mails goes to " : "not addressed to ") + std::string(list),
        "git send-email --to=" + std::string(list));
    // With nothing but Cc, whoever sends it still has to say --to.
    if (!any_has_header(series, "To")) finding.at_most(Severity::warning);
  }
}

}  // namespace bpf
