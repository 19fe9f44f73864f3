// SPDX-License-Identifier: GPL-2.0-only
// Files in a directory of hooks: what is there, whether it is ours, and which program it runs. Ours
// are written by install.sh: line 2 is `# bpf-git-hooks v1 <hook>`, another one is
// `program=<path>`. Git runs a hook that is executable, and passes over all others. (githooks(5))
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bpf {

inline constexpr std::string_view our_hooks[] = {"applypatch-msg", "commit-msg", "prepare-commit-msg",
                                                 "sendemail-validate"};

struct HookFile {
  enum class Kind { missing, dangling, unreadable, other, file };
  Kind kind = Kind::missing;
  std::string path;
  std::string target;       // of a dangling link
  bool executable = false;
  std::string text;         // not more than its first 64 KiB
  std::string lost_interpreter;  // the one of its first line, when there is no such program

  bool there() const { return kind != Kind::missing; }
};

HookFile read_hook_file(const std::string& path);

// What install.sh writes, in a file or in hook.<name>.command.
struct Stub {
  int version = 0;
  std::string program;      // an absolute path; empty when no line says it
  bool broken_lines = false;  // lines end in carriage returns, which sh takes for part of the words
};

// The stub that `text` is; nothing when it is none for this hook.
std::optional<Stub> parse_stub(std::string_view text, std::string_view hook);

// "/bin/sh" of "#!/bin/sh -e"; empty when there is no such line.
std::string interpreter_of(std::string_view text);

// "husky", "lefthook", "pre-commit": what wrote a hook; empty when that cannot be told.
std::string_view manager_of(std::string_view text);

}  // namespace bpf
