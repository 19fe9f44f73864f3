// SPDX-License-Identifier: GPL-2.0-only
// What the hooks that judge have in common: what they leave alone, how they print, and that a fault
// of their own stops nobody.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "lib/git/config.h"
#include "lib/hook/settings.h"
#include "lib/model/message.h"
#include "lib/model/tree.h"
#include "lib/report/human.h"

namespace bpf {

// Prints to standard error as it is (the text has been through display()).
void say(const std::string& text);

// Whether a message is none that somebody wrote for review: what git makes or will fold away, what
// git will not commit at all, b4's cover commit.
bool passes_unread(const CommitMessage& message);

// A message that is written in i18n.commitEncoding; as it is when that cannot be read.
std::string in_utf8(const std::string& raw, const Config& config);

// The tree of the branch that HEAD is on, as far as the user said it; null when nobody did.
const Tree* tree_of_branch(const Config& config);

// Colour by color.bpf, color.ui, NO_COLOR and whether standard error is a terminal.
Style style_for(const Config& config);

// A file's path, for a shell, from where the user is; hooks run at the top of the work tree.
std::string path_for_user(const std::string& path);

// bpf.hook, with a warning when it has a value that it cannot have.
HookMode mode_with_warning(const Config& config);

// How long a hook on messages may wait for git; it is a quarter of a second in the largest repositories.
constexpr std::chrono::seconds hook_time{5};

// What a hook does first: closed descriptors, signals, and how long all its children together may take.
void begin_hook(std::chrono::seconds time);

// Runs what a hook does, after begin_hook(), and gives its exit status. A fault becomes a warning that
// ends with `undone` ("the message was not checked") and status 0, or 1 with `bpf.hook = block`.
int run_hook(const std::string& undone, const std::function<int()>& body, std::chrono::seconds time = hook_time);

}  // namespace bpf
