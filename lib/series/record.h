// SPDX-License-Identifier: GPL-2.0-only
// The record of what was sent. Each version is an annotated tag object under refs/bpf/sent/: its
// target is the last commit, so that nothing of it is ever collected, and its message is the cover
// letter. `branch.<name>.bpfSeries` says which series a branch is, and goes where the branch goes
// (git branch -m, -c, -d; all worktrees). The tags of b4 (sent/<change-id>-vN) and git-publish
// (<branch>-vN) are understood, too.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lib/git/config.h"
#include "lib/git/repository.h"
#include "lib/series/target.h"

namespace bpf {

struct SentVersion {
  int version = 1;
  bool rfc = false;
  std::string ref = {};         // "refs/bpf/sent/20261120-topic-1b2c3d4e/v2"
  std::string tip = {};         // the last commit, a full id
  std::string base = {};        // what the first commit builds on; empty: not known
  std::string tree = {};        // the name of the tree; empty: not known
  std::int64_t sent = 0;   // seconds since the epoch; 0: not known
  std::string cover = {};       // the cover letter: subject without brackets, blank line, text; or empty
  std::string message_id = {};  // of the first mail, without <>; empty: not known
  bool by_hook = false;         // sendemail-validate recorded it: just before the mails were to leave

  std::string cover_subject() const { return cover.substr(0, cover.find('\n')); }
};

// All versions of the branch's series that were sent, the oldest first. Where there is a record of
// ours, another tool's tag of the same version does not count. Missing bases are found by the
// target tree.
std::vector<SentVersion> read_sent(const std::string& branch, const Target& target, const Config& config);

// Starts the git that read_sent() will ask for this branch.
void ask_ahead_for_sent(const std::string& branch, const Config& config);

// Keeps a version (its `ref` and, without one, its time are filled in), and gives the ref. The same
// again changes nothing. Throws Error (128) when that version is recorded with another content,
// unless `replace`; a version takes the place of an RFC of the same number.
std::string record_sent(SentVersion version, const std::string& branch, bool replace);

}  // namespace bpf
