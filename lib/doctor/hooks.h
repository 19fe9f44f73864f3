// SPDX-License-Identifier: GPL-2.0-only
// The doctor on hooks: whether each of ours will really run in this repository, and what keeps it
// from that. Hooks of others are read and never run. (githooks(5), core.hooksPath in git-config(1))
#pragma once

#include <string>
#include <string_view>

#include "lib/doctor/hook_file.h"
#include "lib/doctor/place.h"
#include "lib/doctor/point.h"

namespace bpf {

// The program that a stub names.
struct HookProgram {
  std::string path;
  bool there = false, executable = false;
  std::string version;  // what it says; empty: it does not run
};

// A hook that git runs from its configuration, which it does since 2.54.
enum class Configured { no, active, disabled, event_disabled, no_event, too_old };

struct HookFacts {
  std::string_view name;
  HookFile file;      // HOOK
  HookFile former;    // HOOK.pre-bpf, which ours runs first
  HookFile legacy;    // HOOK.legacy, which pre-commit goes on to run
  HookFile old;       // HOOK.old, where lefthook puts what it replaces
  HookProgram program = {};        // of ours, wherever that is
  Configured configured = Configured::no;
  bool gives_way = false;          // the configured one does nothing where the file is ours
  bool run_by_manager = false;     // husky's or lefthook's own file names our program
};

// `install`: the command that installs our hooks here; `enable`: the one that switches the
// configured hook on again.
Points judge_hook(const HookFacts& facts, const std::string& install, const std::string& enable);

Area examine_hooks(const Installation& place);

}  // namespace bpf
