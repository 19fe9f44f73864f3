// SPDX-License-Identifier: GPL-2.0-only
// What every output format is made from: a verdict, what it is on, and what the user asked for.
#pragma once

#include <string>

#include "lib/policy/check.h"
#include "lib/report/human.h"

namespace bpf {

struct Report {
  const Verdict& verdict;
  const Series& series;
  std::string tree = {};    // its name; empty: not known
  std::string target = {};  // the same for people: the tree and how it was found
  std::string prefix = {};  // the directory that we are in, from the top of the work tree: "net/core/"
  int exit_status = 0;
  bool strict = false;      // what could not be judged counts
  bool quiet = false;       // no summary
  bool quote_path = true;   // core.quotePath
  bool nul = false;         // -z
  Style style = {};
};

// Where a finding is, in one line of text: `file:line:column`, and of a commit
// `id ("subject"):line:column` or `id ("subject"): file:line`. For display; line and column are
// left out where there are none.
std::string whereabouts(const Report& report, const Finding& finding);

// A path as the user gave it, seen from the top of the work tree; and a path from there, seen from
// the directory that we are in.
std::string path_from_top(const Report& report, const std::string& path);
std::string path_from_here(const Report& report, const std::string& path);

}  // namespace bpf
