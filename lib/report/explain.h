// SPDX-License-Identifier: GPL-2.0-only
// The rule tables for people: --explain, --list-rules, and those in README.md and the manual.
#pragma once

#include <span>
#include <string>
#include <string_view>

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

// Every question of bpf_devel_QA with the rules, commands and hooks that serve it, or the words
// "information only"; then the rules that come from the documents it points to. Each rule is
// there exactly once.
std::string list_by_question(const Policy& policy);

// The same in Markdown, and in roff for git-bpf-policy(7).
std::string questions_markdown();
std::string questions_man();

// The configuration that is read, as a table in Markdown; and in roff, all of it or the keys that are named.
std::string configuration_markdown();
std::string configuration_man(std::span<const std::string_view> names = {});

}  // namespace bpf
