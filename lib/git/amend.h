// SPDX-License-Identifier: GPL-2.0-only
// Gives the last commit another message, and leaves everything else about it alone: what is staged
// stays staged, and the author, the date and the encoding stay. git commit does it, so that its hooks
// run, and a commit is signed that is to be.
#pragma once

#include <string>

#include "lib/git/repository.h"

namespace bpf {

struct HeadCommit {
  std::string id, tree, encoding, message;  // the message as it is recorded
  int parents = 0;
};

// Throws Error when there are no commits yet.
HeadCommit read_head();

// Throws Error that says why when HEAD is not to be amended now: a merge, a rebase or the like that
// stopped at a conflict has another commit there than the one that is worked on.
void require_amendable(const HeadCommit& head, const Layout& layout);

// Gives the new id of HEAD. Throws Error when git or a hook refuses; then HEAD is as it was.
std::string amend_message(const HeadCommit& head, const std::string& message, const Layout& layout);

}  // namespace bpf
