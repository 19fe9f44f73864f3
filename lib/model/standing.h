// SPDX-License-Identifier: GPL-2.0-only
// Where a series stands: what was sent of it, what the trees have, what patchwork says, and what is
// to be done next. Filled in by lib/cli/status.cc and lib/net/, printed by lib/report/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/facts.h"
#include "lib/model/tree.h"

namespace bpf {

// A patch as a commit of a tree.
struct Landing {
  std::string tree;                // "bpf-next", "mainline"
  std::string commit;              // the full id there
  std::string title = {};          // its title there
  bool changed = false;            // other lines come and go than in what was sent
  std::string reverted_by = {};    // the commit that took it back; empty: none
};

// One check of a patch that did not pass.
struct QueueCheck {
  std::string context, state, description, url;
};

// What patchwork has of a patch.
struct QueueEntry {
  long long id = 0;
  std::string name;      // "[bpf-next,v2,1/3] bpf: Add map"
  std::string state;     // "new", "under-review", "accepted", "changes-requested", …
  std::string delegate;  // who looks after it; empty: nobody yet
  std::string check;     // all checks together: "pending", "success", "warning", "fail"
  std::string url;       // the page for people
  std::vector<QueueCheck> checks = {};  // those that gave a warning or failed
};

struct PatchStanding {
  std::string commit, title;
  bool sent = false;                    // it is one of what was sent last
  std::vector<Landing> landed = {};     // at most one for each tree, in the order of the trees
  std::vector<std::string> reviews = {};  // "Acked-by: Vera Fyer"
  std::optional<QueueEntry> queue = {};
};

struct Standing {
  std::string branch;
  bool current = false;                 // HEAD is on it
  const Tree* tree = nullptr;
  std::string tree_why = {}, remedy = {};
  int version = 0;                      // sent last; 0: none
  bool rfc = false;
  std::int64_t sent = 0;                // when; 0: not known
  std::string cover = {};               // the title of what was sent
  std::string changes = {};             // since then, in words; empty: not known
  bool unchanged = false;               // nothing but tags and context is different
  bool by_b4 = false;                   // b4 prepares it, and sends it
  int next_version = 1;                 // the one after what was sent, or branch.<name>.bpfVersion
  std::size_t merges = 0;               // on the branch, which a series does not have
  std::vector<PatchStanding> patches = {};
  std::vector<std::string> looked_in = {};   // the trees in which what landed was looked for
  std::vector<std::string> not_fetched = {}; // the others
  bool cut = false;                          // a shallow clone, which may not have what landed
  std::optional<BaseFacts> base = {};
  MergeWindow window = {};
  std::string message_id = {}, thread = {}, queue = {};  // links; empty: not known
  bool asked_patchwork = false;
  std::vector<std::string> unknown = {};  // what could not be told, one sentence each

  // How many patches that were sent (or, before that, are there) some tree has and has not taken back.
  std::size_t landed() const;
  // Of how many.
  std::size_t wanted() const;
};

// Whether the tree has it, and did not take it back.
bool is_landed(const PatchStanding& patch);

// What there is to do or to wait for.
enum class Stage { empty, unsent, waiting, quiet, changed, partly, landed, reverted };

// `now` in seconds since the epoch.
Stage stage_of(const Standing& standing, std::int64_t now);

// Until when a first reply usually comes: three working days after it was sent. (bpf_devel_QA, "How
// long do I need to wait for feedback on my BPF patches?")
std::int64_t reply_expected(std::int64_t sent);

// From when on a reminder is polite: a week, and not before the reply was to be expected.
// (submitting-patches, "Don't get discouraged - or impatient")
std::int64_t reminder_polite(std::int64_t sent);

}  // namespace bpf
