// SPDX-License-Identifier: GPL-2.0-only
#include "lib/doctor/programs.h"

#include <iterator>

#include "lib/commands/commands.h"
#include "lib/doctor/hook_file.h"
#include "lib/git/process.h"
#include "lib/model/scan.h"
#include "lib/model/shell.h"
#include "lib/objects/libgit2.h"

namespace bpf {
namespace {

constexpr std::string_view git_update = "install git 2.34 or newer, and have its directory first on PATH";

std::string folder_of(const std::string& file) { return file.substr(0, file.rfind('/')); }

std::string put_on_path(const std::string& folder) { return "export PATH=" + shell_quote(folder) + ":\"$PATH\""; }

// git puts its own directory in front of PATH for what it runs; the user sees the one behind it.
std::string git_of_user() {
  const std::vector<std::string> found = find_programs("git");
  const std::string own = real_path(std::string(trim(run_git({"--exec-path"}).out)));
  for (const std::string& git : found)
    if (real_path(folder_of(git)) != own) return git;
  return found.front();
}

Point judge_command(const Installation& place) {
  const std::string folder = folder_of(place.program);
  const std::string first = find_program("git-bpf-check");
  if (first.empty())
    return {State::warning, "this git-bpf " BPF_VERSION " is not found by git: " + folder + " is not on PATH",
            put_on_path(folder)};
  if (real_path(first) == place.program) return {State::ok, "git-bpf " BPF_VERSION ", " + first};
  const std::string version = version_of(first);
  return {State::warning,
          "git bpf-check is " + first + " (" + (version.empty() ? "it does not run" : version) +
              "), and this is " BPF_VERSION ", " + place.program,
          put_on_path(folder)};
}

// The commands beside this one, and the script that installs hooks.
void judge_siblings(const Installation& place, Points& points) {
  std::vector<std::string> names = {"git-bpf-hooks"};
  for (const Command* command : all_commands()) names.push_back(program_name(*command));
  for (const std::string& name : names) {
    const std::string file = folder_of(place.program) + "/" + name;
    if (real_path(file).empty())
      points.push_back({State::error, "a command is missing: " + file + "; install git-bpf again"});
    else if (!is_program(file))
      points.push_back({State::error, file + " is not executable", "chmod +x " + shell_quote(file)});
  }
}

void judge_hook_programs(const Installation& place, Points& points) {
  std::size_t good = 0;
  for (std::string_view hook : our_hooks) {
    const std::string file = place.libexec + "/" + std::string(hook);
    const std::string wanted = std::string(hook) + " " BPF_VERSION;
    const bool there = !real_path(file).empty();
    if (there && !is_program(file)) {
      points.push_back({State::error, file + " is not executable", "chmod +x " + shell_quote(file)});
    } else if (!there) {
      points.push_back({State::error, "the program of a hook is missing: " + file + "; install git-bpf again"});
    } else if (const std::string version = version_of(file); version != wanted) {
      const std::string what = version.empty() ? " does not run" : " is '" + version + "'";
      points.push_back({State::error, file + what + ", and should be " + wanted + "; install git-bpf again"});
    } else {
      ++good;
    }
  }
  if (good == std::size(our_hooks))
    points.push_back({State::ok, "the hooks' " + std::to_string(good) + " programs run: " + place.libexec});
}

// Where man looks is what git bpf-check --help shows.
Point judge_manual(const Installation& place) {
  const std::string man = find_program("man");
  if (man.empty()) return {State::note, "there is no man here: git bpf-check -h is the help"};
  const RunResult found = run({man, "-w", "git-bpf-check"}, {.time_limit = std::chrono::seconds(10)});
  const std::string page(trim(found.out));
  if (found.ok() && !page.empty()) return {State::ok, "the manual is " + page.substr(0, page.find('\n'))};
  const std::string folder = folder_of(folder_of(place.program)) + "/share/man";
  const bool there = !real_path(folder + "/man1").empty();
  return {State::warning, "man finds no manual: git bpf-check --help shows nothing, -h does",
          there ? "export MANPATH=" + shell_quote(folder) + ":\"${MANPATH-}\"" : ""};
}

}  // namespace

Point judge_git(std::string_view path, std::string_view version) {
  const std::string where = ", " + std::string(path);
  Scanner scan(version);
  const bool git = scan.eat("git version ");
  const std::string_view number = scan.rest().substr(0, scan.rest().find(' '));
  const int major = to_number(scan.take_while(is_digit));
  const bool dot = scan.eat(".");
  const int minor = to_number(scan.take_while(is_digit));
  if (!git || major < 0 || !dot || minor < 0)
    return {State::error,
            "what is called git does not say which version it is" + where + "; " + std::string(git_update)};
  if (major < 2 || (major == 2 && minor < 34))
    return {State::error, "git " + std::string(number) + where + " is too old; " + std::string(git_update)};
  return {State::ok, "git " + std::string(number) + where};
}

Area examine_programs(const Installation& place) {
  Area area{"programs", "", {}};
  area.points.push_back(judge_command(place));
  if (place.git) {
    const std::string git = git_of_user();
    area.points.push_back(judge_git(git, version_of(git)));
  } else {
    area.points.push_back({State::error, "there is no git on PATH; " + std::string(git_update)});
  }
  if (const Libgit2* libgit2 = load_libgit2()) area.points.push_back({State::ok, "libgit2 " + libgit2->version()});
  else area.points.push_back({State::warning, "libgit2 cannot be loaded, and git reads long ranges, in more time; install git-bpf again"});
  judge_siblings(place, area.points);
  judge_hook_programs(place, area.points);
  area.points.push_back(judge_manual(place));
  return area;
}

}  // namespace bpf
