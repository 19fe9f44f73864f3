// SPDX-License-Identifier: GPL-2.0-only
// What a commit of a stable branch says of itself: which commit of mainline it is, and what it takes
// back. And the tag that asks the stable team for a commit. (stable-kernel-rules, "Option 3"; git-revert(1))
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/model/series.h"

namespace bpf {

// The id in "commit <id> upstream.", "[ Upstream commit <id> ]" and "(cherry picked from commit <id>)";
// empty for any other line. It has 12 digits at least.
std::string_view upstream_id(std::string_view line);

// The ids of all such lines in the body.
std::vector<std::string_view> upstream_ids(const CommitMessage& message);

// Whether the brackets name a stable branch: "[PATCH 6.12.y 0/3]", "[PATCH stable-6.12.y]".
bool names_stable_tree(const MailSubject& subject);

// Whether the patch is a copy, for a stable branch, of what is upstream already. Brackets that name a
// tree say that it has yet to go there, whatever it was picked from.
bool is_backport(const Patch& patch);

// The id in "This reverts commit <id>"; empty when the body has none.
std::string_view reverted_id(const CommitMessage& message);

// How often `subject` takes `other` back: 0 when it is the same, 1 for `Revert "<other>"`, 2 for
// `Reapply "<other>"` or a revert of the revert; -1 when it is about something else.
int times_reverted(std::string_view subject, std::string_view other);

// Whether one id is the beginning of the other, with 12 digits at least.
bool same_commit(std::string_view a, std::string_view b);

// "Cc: stable@vger.kernel.org", alone or among others.
bool is_cc_stable(const Trailer& tag);

struct CcStable {
  std::string others;  // the tag without the stable team; empty when nobody else is in it
  std::string wish;    // what stood behind the address: "6.1+"; may be empty
};
CcStable split_cc_stable(const Trailer& tag);

}  // namespace bpf
