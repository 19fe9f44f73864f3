// SPDX-License-Identifier: GPL-2.0-only
// The commit-msg hook: judges the message as git will commit it (githooks(5), git-commit(1)).
#pragma once

#include <string>

namespace bpf {

// `path`: the message file, as git gives it. Says what is wrong on standard error. Gives 1 to
// reject the message, 0 to let it through. Reads no configuration, and starts no other program,
// for a clean message whose comment lines are the usual ones.
int commit_msg_hook(const std::string& path);

}  // namespace bpf
