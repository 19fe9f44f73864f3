// SPDX-License-Identifier: GPL-2.0-only
#include "lib/doctor/hooks.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "lib/git/process.h"
#include "lib/hook/settings.h"
#include "lib/model/scan.h"
#include "lib/model/shell.h"

namespace bpf {
namespace {

namespace fs = std::filesystem;

// What the hooks of this repository have in common.
struct HookPlace {
  std::string directory;   // where git looks
  std::string install;     // the command that installs ours
  bool configurable = false;  // this git runs hooks from its configuration
  std::string trouble;        // why it cannot
};

HookPlace find_hooks(const Installation& place) {
  HookPlace hooks;
  const RunResult path = run_git({"rev-parse", "--path-format=absolute", "--git-path", "hooks"});
  hooks.directory = trim_right(path.out);
  // What lies outside of the repository may serve others, and takes --force.
  const auto below = [&](const std::string& folder) { return (real_path(hooks.directory) + "/").starts_with(real_path(folder) + "/"); };
  const bool outside = place.setting("core.hookspath") != nullptr && !below(place.layout->common_dir) && !below(place.top);
  hooks.install = std::string("git bpf-hooks install ") + (outside ? "--force " : "") + shell_quote(place.top);
  const RunResult list = run_git({"hook", "list", "commit-msg"});
  hooks.configurable = list.status != 129;  // the usage: there is no such command
  if (list.status == 128) hooks.trouble = complaint_of(list);
  return hooks;
}

Configured configured_as(std::string_view hook, const Installation& place, const HookPlace& hooks) {
  const std::string name = "bpf-" + std::string(hook);
  if (place.setting("hook." + name + ".command") == nullptr || !hooks.trouble.empty()) return Configured::no;
  if (!hooks.configurable) return Configured::too_old;
  const RunResult list = run_git({"hook", "list", std::string(hook)});
  for (std::string_view line : split_lines(list.out)) {
    if (line == name) return Configured::active;
    if (line == "disabled\t" + name) return Configured::disabled;
    if (line == "event-disabled\t" + name) return Configured::event_disabled;
  }
  return Configured::no_event;
}

// Only what a stub of ours names is started, and only by its name.
HookProgram read_program(std::string_view hook, const std::string& path) {
  HookProgram program{path, !real_path(path).empty(), is_program(path), ""};
  const bool named = path.starts_with('/') && path.ends_with("/" + std::string(hook));
  if (program.executable && named) program.version = version_of(path);
  return program;
}

// The file of a hook manager that says what to run.
bool manager_names_ours(std::string_view hook, const Installation& place, const HookPlace& hooks) {
  const std::string name(hook), program = place.libexec + "/" + name;
  for (const std::string& file : {hooks.directory + "/../" + name, hooks.directory + "/" + name,
                                  place.top + "/lefthook-local.yml", place.top + "/lefthook.yml",
                                  place.top + "/.pre-commit-config.yaml"})
    if (read_hook_file(file).text.find(program) != std::string::npos) return true;
  return false;
}

HookFacts read_hook(std::string_view hook, const Installation& place, const HookPlace& hooks) {
  const std::string path = hooks.directory + "/" + std::string(hook);
  HookFacts facts{.name = hook,
                  .file = read_hook_file(path),
                  .former = read_hook_file(path + ".pre-bpf"),
                  .legacy = read_hook_file(path + ".legacy"),
                  .old = read_hook_file(path + ".old")};
  facts.configured = configured_as(hook, place, hooks);
  const Setting* command = place.setting("hook.bpf-" + std::string(hook) + ".command");
  facts.gives_way = command != nullptr && command->value.find("--git-path hooks/") != std::string::npos;
  std::optional<Stub> stub = parse_stub(facts.file.text, hook);
  if (command != nullptr && !(stub && facts.file.executable)) stub = parse_stub(command->value, hook);
  const bool ours = stub.has_value();
  if (!stub) stub = parse_stub(facts.legacy.text, hook);
  if (stub) facts.program = read_program(hook, stub->program);
  if (!ours) facts.run_by_manager = manager_names_ours(hook, place, hooks);
  return facts;
}

// core.hooksPath, which other tools set, and which takes the hooks in .git/hooks out of use.
void judge_hooks_path(const Installation& place, const HookPlace& hooks, Points& points) {
  const Setting* path = place.setting("core.hookspath");
  if (path == nullptr) return;
  std::error_code failed;
  const std::string unset = place.unset_command(*path), usual = place.layout->common_dir + "/hooks";
  if (path->value.empty() || !fs::is_directory(hooks.directory, failed)) {
    points.push_back({State::error, "git finds no hooks: there is no such directory: " + place.describe(*path), unset});
    return;
  }
  const bool elsewhere = real_path(hooks.directory) != real_path(usual);
  points.push_back({State::note, "git looks for hooks here because of " + place.describe(*path)});
  for (std::string_view hook : our_hooks) {
    const auto is_ours = [&](const std::string& folder) {
      return parse_stub(read_hook_file(folder + "/" + std::string(hook)).text, hook).has_value();
    };
    if (!elsewhere || is_ours(hooks.directory) || !is_ours(usual)) continue;
    points.push_back({State::error, "ours in " + usual + " do not run because of core.hooksPath", unset});
    return;
  }
}

// What switches all of them off.
void judge_switches(const Installation& place, Points& points) {
  if (environment("BPF_HOOKS") == "0")
    points.push_back({State::warning, "BPF_HOOKS=0 is in the environment: our hooks do nothing", "unset BPF_HOOKS"});
  const Setting* mode = place.setting("bpf.hook");
  if (mode == nullptr) return;
  switch (hook_mode(place.config)) {
    case HookMode::off:
      points.push_back({State::warning, "our hooks do nothing: " + place.describe(*mode), place.unset_command(*mode)});
      break;
    case HookMode::warn:
      points.push_back({State::note, "our hooks reject nothing: " + place.describe(*mode)});
      break;
    default: break;
  }
}

// What makes git run the configured hook again.
std::string enable_command(std::string_view hook, Configured configured, const Installation& place) {
  const std::string name(hook), whose = configured == Configured::event_disabled ? "" : "bpf-";
  const std::string key = "hook." + whose + name;
  const Setting* enabled = place.setting(key + ".enabled");
  if (configured == Configured::no_event || enabled == nullptr) return "git config " + key + ".event " + name;
  return place.unset_command(*enabled);
}

bool says_missing(const Point& point) { return point.text.ends_with(" is not installed"); }

Points judge_hooks(const Installation& place, const HookPlace& hooks) {
  Points points;
  for (std::string_view hook : our_hooks) {
    const HookFacts facts = read_hook(hook, place, hooks);
    const Points found = judge_hook(facts, hooks.install, enable_command(hook, facts.configured, place));
    points.insert(points.end(), found.begin(), found.end());
  }
  return points;
}

}  // namespace

Area examine_hooks(const Installation& place) {
  const HookPlace hooks = find_hooks(place);
  Area area{"hooks", hooks.directory, {}};
  judge_switches(place, area.points);
  judge_hooks_path(place, hooks, area.points);
  if (!hooks.trouble.empty())
    area.points.push_back({State::error, "git cannot run its configured hooks: " + hooks.trouble});
  const bool misled = !area.points.empty() && area.points.back().state == State::error;
  Points points = judge_hooks(place, hooks);
  if (misled) std::erase_if(points, says_missing);
  else if (std::count_if(points.begin(), points.end(), says_missing) == std::ssize(our_hooks))
    points = {{State::warning, "none of our hooks is installed", hooks.install}};
  area.points.insert(area.points.end(), points.begin(), points.end());
  return area;
}

}  // namespace bpf
