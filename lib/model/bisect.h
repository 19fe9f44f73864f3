// SPDX-License-Identifier: GPL-2.0-only
// What `git bisect log` says: which commits were found good, bad or not testable, and what came of
// it. Any bytes give some log. (git-bisect(1); git's builtin/bisect.c, "bisect_write" and
// "bisect_successful")
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace bpf {

struct BisectCommit {
  std::string_view term;     // "good", "bad", "skip", or what --term-old and --term-new said
  std::string_view id;       // 7 or more hex digits; in a log of git's the full one
  std::string_view subject;  // may be empty
};

struct BisectLog {
  bool started = false;                  // this is such a log
  std::string_view old_term = "good", new_term = "bad";
  std::vector<BisectCommit> verdicts;    // in the order of the log
  std::size_t given = 0;                 // how many of them were there before git chose the first commit
  std::optional<BisectCommit> first;     // the first bad commit
  std::vector<BisectCommit> candidates;  // without one: it is among these, which were skipped

  // The first and the last verdict with this term; null when there is none.
  const BisectCommit* earliest(std::string_view term) const;
  const BisectCommit* latest(std::string_view term) const;
  std::size_t count(std::string_view term) const;  // of those that git chose
  // Whether it was about what broke: with other terms than these nobody knows which end is the bad one.
  bool is_about_breakage() const { return new_term == "bad"; }
};

// Of a log, or of what git bisect run printed. The views are into `text`.
BisectLog parse_bisect_log(std::string_view text);

}  // namespace bpf
