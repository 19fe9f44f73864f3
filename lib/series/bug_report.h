// SPDX-License-Identifier: GPL-2.0-only
// The text of a report of a bug in BPF, as far as it can be written by a program: what the reporter
// has to say is left to fill in, each time with the word EDITME. What a regression needs is there, too.
// (bpf_devel_QA, "How do I report bugs for BPF kernel code?"; reporting-regressions)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/model/bisect.h"

namespace bpf {

struct BlamedCommit {
  std::string id;       // the full one
  std::string subject;
  std::string author;   // "Ada Patcher"
  std::string date;     // "2026-01-05"
  std::string where;    // "v6.19-rc1, bpf, bpf-next"; may be empty
  bool merge = false;
};

struct BugReport {
  bool llvm = false;               // of clang's code, and not of the kernel
  bool regression = false;
  std::string subject;             // without brackets; empty: to be filled in
  std::string area = "bpf";        // that a subject to be filled in begins with
  std::string text;                // in the reporter's words; empty: to be filled in
  std::string log;                 // as fit_log() made it; may be empty
  std::vector<BlamedCommit> blamed;
  BisectLog bisect;                // when started
  std::string bisect_text;         // that it was read from
  std::string environment;         // lines, indented; may be empty
};

std::string report_subject(const BugReport& report);
std::string report_text(const BugReport& report);

// What is left to fill in: the line's number, from 1 on, and what it asks for.
struct Unfinished {
  std::size_t line;
  std::string_view what;
};
std::vector<Unfinished> unfinished_lines(std::string_view mail);

// Whether a text says nothing but where a bug is tracked.
bool is_tracker_link_alone(std::string_view text);

}  // namespace bpf
