// SPDX-License-Identifier: GPL-2.0-only
#include "lib/env/judge.h"

#include <algorithm>
#include <vector>

#include "lib/env/tree_needs.h"
#include "lib/env/version.h"
#include "lib/model/scan.h"
#include "lib/report/human.h"

namespace bpf {
namespace {

constexpr std::string_view document_pahole = "1.16", document_llvm = "3.7.1";
constexpr std::string_view fragment_path = "tools/testing/selftests/bpf/config",
                           changes_path = "Documentation/process/changes.rst";
constexpr std::string_view pahole_source =
    "git clone --recurse-submodules https://git.kernel.org/pub/scm/devel/pahole/pahole.git";
constexpr std::string_view bpf_targets[] = {"bpf", "bpfeb", "bpfel"};
constexpr std::string_view essential[] = {"BPF", "BPF_SYSCALL", "DEBUG_INFO_BTF"};
constexpr std::size_t shown = 5;  // options in one line

struct Minimum {
  std::string version;
  std::string_view source;  // who says so
};

void raise(Minimum& minimum, std::string_view version, std::string_view source) {
  if (is_older(minimum.version, version)) minimum = {std::string(version), source};
}

std::string whose(const Minimum& minimum) {
  return minimum.version + " or newer (" + std::string(minimum.source) + ")";
}

std::string place_of(const Tool& tool) { return ", " + tool.path; }

Point silent(const Tool& tool) {
  return {State::error, tool.path + " does not say which version of " + tool.name + " it is"};
}

// "bpf and bpfel"
std::string missing_targets(const std::vector<std::string>& targets) {
  std::string missing;
  for (std::string_view target : bpf_targets)
    if (std::find(targets.begin(), targets.end(), target) == targets.end())
      missing += (missing.empty() ? "" : ", ") + std::string(target);
  return missing;
}

std::string setting(std::string_view option, std::string_view value) {
  return value == "n" ? "CONFIG_" + std::string(option) + " is not set"
                      : "CONFIG_" + std::string(option) + "=" + std::string(value);
}

// "CONFIG_A, CONFIG_B and 3 more (-v shows all)"
std::string list_of(const std::vector<OptionDifference>& all) {
  std::string out;
  const std::size_t count = all.size() > shown + 1 ? shown : all.size();
  for (std::size_t i = 0; i < count; ++i) out += (i == 0 ? "CONFIG_" : ", CONFIG_") + all[i].option;
  return count == all.size() ? out : out + " and " + std::to_string(all.size() - count) + " more (-v shows all)";
}

void list_all(const std::vector<OptionDifference>& all, std::string_view source, Points& points) {
  for (const OptionDifference& one : all)
    points.push_back({State::note, setting(one.option, one.found) + ", and " + std::string(source) + " has " +
                                       (one.wanted == "n" ? "it not set" : one.wanted)});
}

std::string change(const ConfigFile& config, const std::string& command) {
  return config.make.empty() ? "" : config.before + command + " && " + config.make;
}

// The id that the build put into the release: "-g1b2c3d4e5f60", perhaps before "-dirty".
std::string_view built_from(std::string_view release) {
  for (std::size_t at = release.find("-g"); at != release.npos; at = release.find("-g", at + 1)) {
    Scanner scan(release.substr(at + 2));
    const std::string_view id = scan.take_while(is_hex);
    if (id.size() >= 7 && (scan.done() || scan.peek() == '-' || scan.peek() == '+')) return id;
  }
  return {};
}

bool is_release_of(std::string_view release, std::string_view version) {
  if (!release.starts_with(version)) return false;
  const char next = release.size() > version.size() ? release[version.size()] : '\0';
  return !is_digit(next) && next != '.' && !release.substr(version.size()).starts_with("-rc");
}

// Distributions call their kernels 6.1.0-51-amd64, whatever stable release they have.
bool hides_sublevel(std::string_view release, std::string_view version) {
  const std::size_t end = version.find('.', version.find('.') + 1);
  const std::string first = std::string(version.substr(0, end)) + ".0-";
  return release.starts_with(first) && !release.substr(first.size()).starts_with("rc") &&
         version.find("-rc") == version.npos;
}

}  // namespace

Installer installer_of(std::string_view manager) {
  const std::string_view name = manager.substr(manager.rfind('/') + 1);
  if (name == "pacman") return {.llvm = "sudo pacman -S clang llvm", .pahole = "sudo pacman -S pahole"};
  if (name.empty()) return {};
  const std::string install = "sudo " + std::string(name) + " install ";
  return {.llvm = install + "clang llvm", .pahole = install + "dwarves"};
}

Point judge_pahole(const Tool& pahole, const ConfigFile& config, const KernelTree& tree, const Installer& installer) {
  Minimum minimum{std::string(document_pahole), "bpf_devel_QA"};
  raise(minimum, minimal_version(tree.changes, "pahole"), changes_path);
  raise(minimum, pahole_for_btf(tree.kconfig_debug, config.options), "lib/Kconfig.debug");
  const bool needed = config.name.empty() || value_of(config.options, "DEBUG_INFO_BTF") == "y";
  const std::string for_what = "CONFIG_DEBUG_INFO_BTF=y takes " + whose(minimum);
  if (pahole.path.empty())
    return {needed ? State::error : State::warning, "there is no pahole on PATH: " + for_what, installer.pahole};
  const std::string version = pahole_version(pahole.output);
  if (version.empty()) return silent(pahole);
  if (is_older(version, minimum.version))
    return {needed ? State::error : State::warning, "pahole " + version + place_of(pahole) + " is too old: " + for_what,
            std::string(pahole_source)};
  return {State::ok, "pahole " + version + place_of(pahole)};
}

Point judge_clang(const Tool& clang, const KernelTree& tree, const Installer& installer, std::string_view machine) {
  Minimum minimum{std::string(document_llvm), "bpf_devel_QA"};
  raise(minimum, minimal_version(tree.changes, "Clang/LLVM"), changes_path);
  if (clang.path.empty())
    return {State::error, "there is no " + clang.name + " on PATH: the selftests take " + whose(minimum),
            clang.name == "clang" ? installer.llvm : ""};
  const std::string version = llvm_version(clang.output);
  if (version.empty()) return silent(clang);
  if (is_older(version, minimum.version))
    return {State::error, "clang " + version + place_of(clang) + " is too old: this tree takes " + whose(minimum),
            llvm_recipe(machine)};
  return {State::ok, "clang " + version + place_of(clang)};
}

Point judge_llc(const Tool& llc, std::string_view clang_targets, const Installer& installer, std::string_view machine) {
  if (llc.path.empty()) {
    const std::string install = llc.name == "llc" ? installer.llvm : "";
    const std::vector<std::string> targets = llvm_targets(clang_targets);
    if (!targets.empty() && missing_targets(targets).empty())
      return {State::note, "there is no " + llc.name + " on PATH; clang lists the targets bpf, bpfeb and bpfel",
              install};
    return {State::error, "there is no " + llc.name + " on PATH that would list the targets bpf, bpfeb and bpfel",
            install};
  }
  const std::string version = llvm_version(llc.output);
  if (version.empty()) return silent(llc);
  const std::string missing = missing_targets(llvm_targets(llc.output));
  if (!missing.empty())
    return {State::error, "llc " + version + place_of(llc) + " was built without BPF: it does not list " + missing,
            llvm_recipe(machine)};
  return {State::ok, "llc " + version + place_of(llc) + ", with the targets bpf, bpfeb and bpfel"};
}

Points judge_config(const ConfigFile& config, const KernelTree& tree, bool all) {
  if (config.name.empty()) return {{State::note, "cannot tell how the kernel under test is configured: " + config.why}};
  Points points;
  for (std::string_view option : essential)
    if (value_of(config.options, option) != "y")
      points.push_back(
          {State::error,
           setting(option, value_of(config.options, option)) + " in " + config.name + ", and the selftests need it",
           change(config, config.set + " -e " + std::string(option))});
  std::vector<OptionDifference> wrong, modules;
  for (OptionDifference& one : differences(tree.fragment, config.options)) {
    if (std::find(std::begin(essential), std::end(essential), one.option) != std::end(essential)) continue;
    (one.wanted == "y" && one.found == "m" ? modules : wrong).push_back(std::move(one));
  }
  const std::string of =
      " of the " + std::to_string(tree.fragment.size()) + " options of " + std::string(fragment_path);
  if (wrong.empty())
    points.push_back(
        {points.empty() ? State::ok : State::note, config.name + " has the options of " + std::string(fragment_path)});
  else
    points.push_back({State::warning,
                      std::to_string(wrong.size()) + of + (wrong.size() == 1 ? " is" : " are") +
                          " missing or otherwise in " + config.name + (all ? "" : ": " + list_of(wrong)),
                      change(config, config.merge + " " + std::string(fragment_path))});
  if (all) list_all(wrong, fragment_path, points);
  if (!modules.empty())
    points.push_back({State::note, std::to_string(modules.size()) + of +
                                       (modules.size() == 1 ? " is a module" : " are modules") +
                                       " there, and should be built in" + (all ? "" : ": " + list_of(modules))});
  if (all) list_all(modules, fragment_path, points);
  return points;
}

Points judge_vm_config(const ConfigFile& config, const Kconfig& fragment, std::string_view name, bool all) {
  if (config.name.empty() || fragment.empty()) return {};
  const std::vector<OptionDifference> missing = differences(fragment, config.options);
  if (missing.empty()) return {{State::ok, config.name + " has the options of " + std::string(name) + ", too"}};
  Points points = {{State::note, plural(missing.size(), "option") + " of " + std::string(name) +
                                     ", which is for a virtual machine, " + (missing.size() == 1 ? "is" : "are") +
                                     " missing or otherwise" + (all ? "" : " (-v shows all)")}};
  if (all) list_all(missing, name, points);
  return points;
}

Point judge_release(std::string_view release, const KernelTree& tree) {
  const std::string kernel(release), remedy = tree.has_vmtest ? "tools/testing/selftests/bpf/vmtest.sh" : "";
  if (hides_sublevel(release, tree.version) && !is_release_of(release, tree.version))
    return {State::note, "the kernel is " + kernel + ", perhaps not the " + tree.version +
                             " of this tree: run the selftests of the kernel's own tree"};
  if (!is_release_of(release, tree.version))
    return {State::warning,
            "the kernel is " + kernel + ", and these are the selftests of " + tree.version +
                ": boot the kernel of this tree, or run them in a virtual machine",
            remedy};
  const std::string_view id = built_from(release);
  if (id.empty() || std::string_view(tree.head).starts_with(id))
    return {State::ok, "the kernel is " + kernel + ", as this tree"};
  return {State::note, "the kernel is " + kernel + ", built from another commit than " + tree.head.substr(0, 12)};
}

std::string llvm_recipe(std::string_view machine) {
  constexpr std::string_view backends[][2] = {{"x86_64", "X86"},    {"aarch64", "AArch64"},
                                              {"s390x", "SystemZ"}, {"ppc64le", "PowerPC"},
                                              {"riscv64", "RISCV"}, {"loongarch64", "LoongArch"}};
  std::string own;
  for (const auto& [name, backend] : backends)
    if (name == machine) own = ";" + std::string(backend);
  return "git clone https://github.com/llvm/llvm-project.git && "
         "cmake -S llvm-project/llvm -B llvm-project/llvm/build -G Ninja -DLLVM_TARGETS_TO_BUILD='BPF" + own + "' "
         "-DLLVM_ENABLE_PROJECTS=clang -DCMAKE_BUILD_TYPE=Release -DLLVM_BUILD_RUNTIME=OFF && "
         "ninja -C llvm-project/llvm/build && export PATH=\"$PWD/llvm-project/llvm/build/bin:$PATH\"";
}

}  // namespace bpf
