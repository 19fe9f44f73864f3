// SPDX-License-Identifier: GPL-2.0-only
// The questions of "HOWTO interact with BPF subsystem" (bpf_devel_QA), in its order, and what
// here serves each: the rules that cite it, and commands and hooks.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "lib/policy/rule.h"

namespace bpf {

// A command or a hook that does what an answer asks for.
struct Service {
  std::string_view program;  // "git bpf-format-patch", "commit-msg"
  std::string_view what;     // what it does about it, as the rest of a sentence: "writes ..."
};

struct Question {
  std::string_view section;
  std::string_view heading;  // as underlined there, without "Q: "
  std::string_view text;     // where the heading is no question: the one below it, or the rest of it
  std::string_view since;    // the year of the first version that has it; empty: always there
  std::span<const Service> services;
};

// In the order of the newest version.
std::span<const Question> all_questions();

// The rules whose citation names the question by its heading or its text, in their order.
std::vector<const Rule*> rules_for(const Question& question);

// "submitting-patches" of `submitting-patches, "Describe your changes"`.
std::string_view cited_document(const Rule& rule);

// "Describe your changes"
std::string_view cited_section(const Rule& rule);

}  // namespace bpf
