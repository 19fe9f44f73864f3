// SPDX-License-Identifier: GPL-2.0-only
// The applypatch-msg hook: judges the message of a mailed patch before git am applies it
// (githooks(5), git-am(1)). The message is somebody else's, and never changed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lib/model/ident.h"

namespace bpf {

// `path`: the message file, as git gives it. Says what is wrong on standard error. Gives 1 to
// reject the patch, 0 to let it through. What git rebase --apply feeds to git am is let through:
// it is no patch that comes in, and commit-msg does not see what git rebase picks, either.
int applypatch_msg_hook(const std::string& path);

// The author in rebase-apply/author-script, in which git am keeps the mail's: GIT_AUTHOR_NAME= and
// GIT_AUTHOR_EMAIL=, quoted for a shell. Nothing when it does not read exactly so.
std::optional<Ident> parse_author_script(std::string_view text);

}  // namespace bpf
