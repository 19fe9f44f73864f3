// SPDX-License-Identifier: GPL-2.0-only
// The rule table for people: --explain, --list-rules, and the table in README.md.
#pragma once

#include <string>

#include "lib/policy/policy.h"
#include "lib/report/human.h"

namespace bpf {

// One page on a rule: summary, why, the document's question, an example run live with its mark,
// one that passes, and how to change its severity.
std::string explain(const Rule& rule, const Policy& policy, const Style& style);

// One line a rule: severity in force, id, summary.
std::string list_rules(const Policy& policy);

// The same table in Markdown, with the defaults.
std::string rules_markdown();

}  // namespace bpf
