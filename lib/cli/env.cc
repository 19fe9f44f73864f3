// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/env.h"

#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "lib/cli/input.h"
#include "lib/cli/program.h"
#include "lib/cli/tested.h"
#include "lib/doctor/report.h"
#include "lib/env/judge.h"
#include "lib/env/tested.h"
#include "lib/env/tree_needs.h"
#include "lib/error.h"
#include "lib/git/config.h"
#include "lib/git/environment.h"
#include "lib/git/objects.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/dates.h"
#include "lib/model/scan.h"
#include "lib/model/shell.h"
#include "lib/report/color.h"

namespace bpf {
namespace {

namespace fs = std::filesystem;

const std::string selftests = "tools/testing/selftests/bpf";
constexpr RunOptions limits{.output_limit = std::size_t{1} << 20, .time_limit = std::chrono::seconds(10)};

// Where we are in the working tree.
struct WorkTree {
  std::string top;     // empty: there is none
  std::string to_top;  // "cd ../.. && "; empty at the top
};

WorkTree read_work_tree() {
  const RunResult result = run_git({"rev-parse", "--show-toplevel", "--show-cdup"});
  const std::vector<std::string_view> lines = split_lines(result.out);
  if (!result.ok() || lines.empty()) return {};
  const std::string up = lines.size() > 1 ? std::string(lines[1]) : "";
  return {std::string(lines[0]), up.empty() ? "" : "cd " + up + " && "};
}

KernelTree read_tree(const std::string& commit) {
  const char* files[] = {"Makefile", "Documentation/process/changes.rst", "lib/Kconfig.debug"};
  std::vector<std::string> names;
  for (const char* file : files) names.push_back(commit + ":" + file);
  for (const char* file : {"/config", "/vmtest.sh"}) names.push_back(commit + ":" + selftests + file);
  std::vector<std::optional<NamedObject>> blobs = read_named_objects(names);
  const auto text = [&](std::size_t i) { return blobs[i] ? blobs[i]->content : std::string{}; };
  KernelTree tree{.head = commit,
                  .version = kernel_version(text(0)),
                  .changes = text(1),
                  .kconfig_debug = text(2),
                  .fragment = parse_kconfig(text(3)),
                  .has_vmtest = blobs[4].has_value()};
  for (std::size_t i : {std::size_t{0}, std::size_t{3}})
    if (!blobs[i])
      if (const auto trouble = why_unreadable(commit, names[i].substr(commit.size() + 1))) throw *trouble;
  if (tree.version.empty() || tree.fragment.empty())
    throw Error(commit.substr(0, 12) + " is no Linux kernel with BPF selftests: it has no " +
                    (tree.version.empty() ? "Makefile with VERSION and PATCHLEVEL" : selftests + "/config"),
                "run it in a clone of the kernel, or name a commit: git bpf-env bpf-next/master");
  return tree;
}

// CLANG and LLVM mean to the selftests' Makefile what they mean here (tools/scripts/Makefile.include).
std::string name_of_llvm(const std::string& program, const char* variable) {
  const std::string own(environment(variable)), llvm(environment("LLVM"));
  if (!own.empty()) return own.substr(own.rfind(' ') + 1);
  if (llvm.ends_with('/')) return llvm + program;
  return llvm.starts_with('-') ? program + llvm : program;
}

// What a program prints when it is given an option; nothing when it cannot be run, or fails.
std::string output_of(const std::string& program, const std::string& option) {
  try {
    const RunResult result = run({program, option}, limits);
    return result.ok() ? result.out : "";
  } catch (const Error&) {
    return {};
  }
}

Tool find_tool(const std::string& name) {
  Tool tool{.name = name, .path = {}, .output = {}};
  tool.path = name.starts_with('/') ? (access(name.c_str(), X_OK) == 0 ? name : "") : find_program(name);
  if (!tool.path.empty()) tool.output = output_of(tool.path, "--version");
  return tool;
}

Points judge_programs(const ConfigFile& config, const KernelTree& tree, std::string_view machine) {
  std::string manager;
  for (std::string_view name : package_managers)
    if (manager.empty()) manager = find_program(name);
  const Installer installer = installer_of(manager);
  const Tool clang = find_tool(name_of_llvm("clang", "CLANG")), llc = find_tool(name_of_llvm("llc", "LLC"));
  std::string targets;
  if (llc.path.empty() && !clang.path.empty()) targets = output_of(clang.path, "--print-targets");
  return {judge_pahole(find_tool("pahole"), config, tree, installer), judge_clang(clang, tree, installer, machine),
          judge_llc(llc, targets, installer, machine)};
}

// A configuration, also when gzip has packed it.
std::string unpacked(const std::string& path) {
  const std::string text = read_whole_file(path);
  if (!text.starts_with("\x1f\x8b")) return text;
  const std::string gzip = find_program("gzip");
  if (gzip.empty()) throw Error("cannot read '" + path + "': there is no gzip on PATH");
  const RunResult result =
      run({gzip, "-dc"}, {.input = text, .output_limit = std::size_t{1} << 24, .time_limit = limits.time_limit});
  if (!result.ok()) throw Error("cannot read '" + path + "': gzip cannot unpack it");
  return result.out;
}

// How a file is changed where it is, seen from the top of the working tree.
void add_commands(const std::string& file, const WorkTree& place, ConfigFile& config) {
  const std::string script = "scripts/kconfig/merge_config.sh -m ";
  const fs::path path = fs::absolute(file).lexically_normal();
  const std::string quoted = shell_quote(path.string()), folder = shell_quote(path.parent_path().string());
  config.before = place.to_top;
  config.set = "scripts/config --file " + quoted;
  if (path == fs::path(place.top) / ".config") {
    config.merge = script + ".config";
    config.set = "scripts/config";
    config.make = "make olddefconfig";
  } else if (path.filename() == ".config") {
    config.merge = script + "-O " + folder + " " + quoted;
    config.make = "make O=" + folder + " olddefconfig";
  } else {
    config.merge = "KCONFIG_CONFIG=" + quoted + " " + script + quoted;
    config.make = "make KCONFIG_CONFIG=" + quoted + " olddefconfig";
  }
}

// Where the configuration of the kernel under test may be: of the one that is built here, else of the
// one that runs.
std::vector<std::string> config_files(const WorkTree& place, const std::string& release, bool running) {
  std::vector<std::string> files;
  const std::string output(environment("KBUILD_OUTPUT"));
  if (output.starts_with('/'))
    files.push_back(output + "/.config");
  else if (!output.empty())
    files.push_back(place.top + "/" + output + "/.config");  // as make takes it
  if (!place.top.empty()) files.push_back(place.top + "/.config");
  if (running) files.push_back("/proc/config.gz");
  files.push_back("/boot/config-" + release);
  return files;
}

ConfigFile read_config_file(const std::string& file, const WorkTree& place) {
  ConfigFile config{.name = !place.top.empty() && file == place.top + "/.config" ? ".config" : file,
                    .options = parse_kconfig(unpacked(file))};
  if (config.options.empty())
    throw Error("'" + file + "' is no kernel configuration: it has no line CONFIG_...", "--config=<file>");
  if (place.top.empty() || file == "-") return config;
  const bool of_running = file.starts_with("/proc/") || file.starts_with("/boot/");
  add_commands(of_running ? place.top + "/.config" : file, place, config);
  if (of_running)
    config.before += (file.starts_with("/proc/") ? "zcat " : "cat ") + shell_quote(file) + " >.config && ";
  return config;
}

ConfigFile read_config(const EnvRequest& request, const WorkTree& place, const std::string& release) {
  if (!request.config.empty()) return read_config_file(request.config, place);
  ConfigFile none;
  for (const std::string& file : config_files(place, release, request.kernel_release.empty())) {
    std::error_code failed;
    if (!fs::exists(file, failed)) continue;
    try {
      return read_config_file(file, place);
    } catch (const Error& error) {  // another one may be readable
      none.why = error.what();
    }
  }
  if (none.why.empty())
    none.why = "there is no .config here, and the kernel that runs does not show its own; --config=<file> names it";
  return none;
}

// The fragments for the VM that vmtest.sh boots on the architecture of the configuration.
Points judge_vm(const ConfigFile& config, const KernelTree& tree, bool all) {
  const std::string arch(fragment_arch(config.options));
  std::vector<std::string> names = {"config.vm"};
  if (!arch.empty()) names.push_back("config." + arch);
  std::vector<std::string> objects;
  for (const std::string& name : names) objects.push_back(tree.head + ":" + selftests + "/" + name);
  const std::vector<std::optional<NamedObject>> blobs = read_named_objects(objects);
  Points points;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (blobs[i])
      for (Point& point : judge_vm_config(config, parse_kconfig(blobs[i]->content), names[i], all))
        points.push_back(std::move(point));
  return points;
}

// Whether the selftests are built, how they are run, and what came of it.
Points judge_selftests(const KernelTree& tree, const WorkTree& place) {
  Points points;
  if (!place.top.empty()) {
    std::string missing;
    for (const char* program : {"test_progs", "test_verifier"}) {
      std::error_code failed;
      if (!fs::exists(place.top + "/" + selftests + "/" + program, failed))
        missing += (missing.empty() ? "" : " and ") + std::string(program);
    }
    const bool several = missing.find(' ') != missing.npos;
    const std::string sudo = geteuid() == 0 ? "" : "sudo ";
    if (missing.empty())
      points.push_back(
          {State::ok, std::string("test_progs and test_verifier are built") + (sudo.empty() ? "" : "; they need root"),
           place.to_top + "cd " + selftests + " && " + sudo +
               "./test_progs | tee test.log && git bpf-env --record test.log"});
    else
      points.push_back(
          {State::note, missing + (several ? " are" : " is") + " not built", place.to_top + "make -C " + selftests});
  }
  const std::optional<Tested> tested = read_tested(tree.head);
  if (!tested)
    points.push_back({State::note, "no results are recorded for " + tree.head.substr(0, 12)});
  else
    for (const TestRun& run : tested->runs)
      points.push_back(
          {run.failed > 0 ? State::warning : State::ok, line_of(run) + " (recorded " + date_of(tested->time) + ")"});
  return points;
}

}  // namespace

int show_environment(const EnvRequest& request) {
  read_layout();  // throws when this is no repository
  const KernelTree tree = read_tree(commit_or_head(request.commit));
  const WorkTree place = read_work_tree();
  struct utsname running = {};
  uname(&running);
  const std::string release = request.kernel_release.empty() ? running.release : request.kernel_release;
  const ConfigFile config = read_config(request, place, release);

  Area kernel{"kernel", "", {judge_release(release, tree)}};
  for (const Points& some : {judge_config(config, tree, request.all), judge_vm(config, tree, request.all)})
    kernel.points.insert(kernel.points.end(), some.begin(), some.end());
  const std::vector<Area> areas = {{"programs", "", judge_programs(config, tree, running.machine)},
                                   kernel,
                                   {"selftests of " + tree.version, "", judge_selftests(tree, place)}};
  print_lines(format_areas(areas, use_color(request.color, Config::read(), STDOUT_FILENO)));
  return status_of(areas);
}

}  // namespace bpf
