// SPDX-License-Identifier: GPL-2.0-only
// What the files and settings of one hook come to.
#include "lib/doctor/hooks.h"
#include "lib/model/shell.h"

namespace bpf {
namespace {

using Kind = HookFile::Kind;

constexpr int stub_version = 1;  // of install.sh

Point judge_program(std::string_view hook, const HookProgram& program, const std::string& install) {
  const std::string name(hook), wanted = name + " " BPF_VERSION;
  if (program.path.empty()) return {State::error, name + " is ours, and names no program to run", install};
  if (!program.there)
    return {State::error, name + " checks nothing: its program is missing: " + program.path, install};
  if (!program.executable)
    return {State::error, name + " checks nothing: its program is not executable: " + program.path,
            "chmod +x " + shell_quote(program.path)};
  if (program.version.empty())
    return {State::error, name + " checks nothing: its program does not run: " + program.path, install};
  if (program.version != wanted)
    return {State::warning, name + " is of another version: " + program.path + " is '" + program.version + "'",
            install};
  return {State::ok, name + " runs " + program.path};
}

// What is wrong with our file itself; ok when nothing is.
Point judge_stub(const HookFacts& facts, const Stub& stub, const std::string& install) {
  const std::string name(facts.name);
  if (!facts.file.executable)
    return {State::error, name + " is ours, but not executable: git passes it over",
            "chmod +x " + shell_quote(facts.file.path)};
  if (stub.broken_lines || !facts.file.lost_interpreter.empty() || interpreter_of(facts.file.text).empty())
    return {State::error, name + " is ours, but damaged: its first line starts no shell",
            "rm " + shell_quote(facts.file.path) + " && " + install};
  if (stub.version != stub_version)
    return {State::warning, name + " was written by another version of git-bpf (v" + std::to_string(stub.version) + ")",
            install};
  return judge_program(facts.name, facts.program, install);
}

// The hook that ours runs first.
void judge_former(const HookFacts& facts, const std::string& install, Points& points) {
  const HookFile& former = facts.former;
  const std::string name = std::string(facts.name) + ".pre-bpf";
  if (former.kind == Kind::dangling)
    points.push_back({State::warning, name + ", which ran first, is a link to nothing: " + former.target,
                      "rm " + shell_quote(former.path)});
  if (former.kind == Kind::file && !former.executable)
    points.push_back({State::warning, name + " would run first, but is not executable",
                      "chmod +x " + shell_quote(former.path)});
  const bool ours = parse_stub(former.text, facts.name).has_value();
  if (ours)
    points.push_back({State::error, name + " is ours, too: it would run twice",
                      "rm " + shell_quote(former.path) + " && " + install});
  else if (former.kind == Kind::file && former.executable && !former.lost_interpreter.empty())
    points.push_back({State::error, name + " runs first and cannot start: there is no " + former.lost_interpreter});
}

Points judge_foreign(const HookFacts& facts, const std::string& install) {
  const std::string name(facts.name), manager(manager_of(facts.file.text));
  const std::string whose = manager.empty() ? "a hook that is not ours" : "the hook of " + manager;
  if (!facts.file.executable)
    return {{State::warning,
             name + " is not installed; " + whose + " stands there, which git passes over: it is not executable",
             install}};
  const bool legacy = manager == "pre-commit" && facts.legacy.executable && parse_stub(facts.legacy.text, facts.name);
  if (legacy) {
    Point point = judge_program(facts.name, facts.program, install);
    if (point.state == State::ok) point.text += ", after " + manager;
    return {point};
  }
  if (facts.run_by_manager) return {{State::ok, name + " is run by " + whose}};
  if (parse_stub(facts.old.text, facts.name))
    return {{State::error, name + " does not run: " + whose + " replaced it, and ours is now " + facts.old.path,
             install}};
  if (facts.former.there())
    return {{State::error, name + " does not run: " + whose + " was written over it",
             "mv " + shell_quote(facts.former.path) + " " + shell_quote(facts.file.path + ".before") + " && " +
                 install}};
  if (!facts.file.lost_interpreter.empty())
    return {{State::error, name + " is not installed; " + whose + " stands there, and cannot start: there is no " +
                               facts.file.lost_interpreter}};
  return {{State::warning, name + " is not installed; " + whose + " stands there", install}};
}

// Our hook in git's configuration.
Points judge_configured(const HookFacts& facts, const std::string& install, const std::string& enable) {
  const std::string name(facts.name), key = "hook.bpf-" + name;
  if (facts.configured == Configured::too_old)
    return {{State::error, name + " does not run: it is configured as " + key + ", and git runs such hooks since 2.54",
             install}};
  if (facts.configured == Configured::no_event)
    return {{State::error, name + " does not run: " + key + ".event is not set to it", enable}};
  if (facts.configured != Configured::active) {
    const std::string off = facts.configured == Configured::disabled ? key : "hook." + name;
    return {{State::error, name + " does not run: " + off + ".enabled is false", enable}};
  }
  Point point = judge_program(facts.name, facts.program, install);
  if (point.state == State::ok) point.text += ", by git's configuration";
  return {point};
}

Points judge_missing(const HookFacts& facts, const std::string& install) {
  const std::string name(facts.name);
  if (facts.former.there())
    return {{State::error, name + " does not run, nor does the hook that was here before: " + facts.former.path,
             install}};
  if (parse_stub(facts.old.text, facts.name) || parse_stub(facts.legacy.text, facts.name))
    return {{State::error, name + " does not run: another tool moved it away", install}};
  return {{State::warning, name + " is not installed", install}};
}

}  // namespace

Points judge_hook(const HookFacts& facts, const std::string& install, const std::string& enable) {
  const std::string name(facts.name), path = shell_quote(facts.file.path);
  const std::optional<Stub> stub = parse_stub(facts.file.text, facts.name);
  const bool runs = stub && facts.file.executable;
  if (facts.configured != Configured::no && !runs) return judge_configured(facts, install, enable);
  switch (facts.file.kind) {
    case Kind::missing: return judge_missing(facts, install);
    case Kind::dangling:
      return {{State::error, name + " is a link to nothing: " + facts.file.target, "rm " + path + " && " + install}};
    case Kind::unreadable:
      return {{State::error, name + " cannot be read: " + facts.file.path, "chmod u+r " + path}};
    case Kind::other:
      return {{State::error, name + " is no file: " + facts.file.path,
               "mv " + path + " " + path + ".away && " + install}};
    case Kind::file: break;
  }
  if (!stub) return judge_foreign(facts, install);
  Points points = {judge_stub(facts, *stub, install)};
  if (facts.configured == Configured::active && !facts.gives_way)
    points.push_back({State::warning, name + " runs twice: it is also configured as hook.bpf-" + name, install});
  judge_former(facts, install, points);
  return points;
}

}  // namespace bpf
