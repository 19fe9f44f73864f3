// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/environment.h"

#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>

#include "lib/cli/input.h"
#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/model/scan.h"
#include "lib/report/display.h"

namespace bpf {
namespace {

constexpr std::string_view sysctls[] = {"net/core/bpf_jit_enable", "net/core/bpf_jit_harden",
                                        "net/core/bpf_jit_kallsyms", "net/core/bpf_jit_limit",
                                        "kernel/unprivileged_bpf_disabled"};

// Options that begin so, also when they are not set, and what else changes what the verifier and the JITs do, or what
// a log of the kernel looks like.
constexpr std::string_view option_families[] = {"CONFIG_BPF", "CONFIG_DEBUG_INFO_BTF", "CONFIG_XDP_SOCKETS"};
constexpr std::string_view option_names[] = {
    "CONFIG_CC_VERSION_TEXT", "CONFIG_PAHOLE_VERSION", "CONFIG_CGROUP_BPF", "CONFIG_NET_CLS_BPF", "CONFIG_NET_ACT_BPF",
    "CONFIG_PREEMPT", "CONFIG_PREEMPT_RT", "CONFIG_PREEMPT_VOLUNTARY", "CONFIG_PREEMPT_NONE", "CONFIG_PREEMPT_LAZY",
    "CONFIG_KASAN", "CONFIG_KCSAN", "CONFIG_KMSAN", "CONFIG_UBSAN", "CONFIG_PROVE_LOCKING"};

std::string read_if_there(const std::string& path) {
  try {
    return read_whole_file(path);
  } catch (const Error&) {
    return {};  // not there, or not for us
  }
}

std::string first_line(std::string_view text) { return std::string(trim(text.substr(0, text.find('\n')))); }

// What a program prints, if it is here, answers soon and ends well.
std::string output_of(std::string_view name, std::vector<std::string> arguments, std::size_t limit = 64 * 1024) {
  const std::string program = find_program(name);
  if (program.empty()) return {};
  arguments.insert(arguments.begin(), program);
  try {
    const RunResult result = run(arguments, {.output_limit = limit, .time_limit = std::chrono::seconds(10)});
    return result.ok() ? result.out : std::string{};
  } catch (const Error&) {
    return {};
  }
}

std::string line_of(std::string_view name, std::string_view value) {
  if (is_blank(value)) return {};
  return "  " + std::string(name) + ": " + std::string(trim(value)) + "\n";
}

std::string distribution(const std::string& root) {
  const std::string text = read_if_there(root + "/etc/os-release");
  for (std::string_view line : split_lines(text)) {
    Scanner scan(line);
    if (!scan.eat("PRETTY_NAME=")) continue;
    std::string_view name = trim(scan.rest());
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
    return std::string(name);
  }
  return {};
}

// What is only known of the kernel that runs.
std::string running_facts(const std::string& root) {
  std::string text = line_of("distribution", distribution(root));
  const bool btf = access((root + "/sys/kernel/btf/vmlinux").c_str(), F_OK) == 0;
  text += line_of("BTF", btf ? "/sys/kernel/btf/vmlinux is there" : "no /sys/kernel/btf/vmlinux");
  for (std::string_view name : sysctls) {
    std::string dotted(name);
    std::replace(dotted.begin(), dotted.end(), '/', '.');
    text += line_of(dotted, first_line(read_if_there(root + "/proc/sys/" + std::string(name))));
  }
  return text;
}

std::string programs() {
  std::string text = line_of("clang", first_line(output_of("clang", {"--version"})));
  const std::string llc = output_of("llc", {"--version"});
  for (std::string_view line : split_lines(llc))
    if (line.find("LLVM version ") != line.npos) text += line_of("llc", line);
  text += line_of("pahole", first_line(output_of("pahole", {"--version"})));
  text += line_of("bpftool", first_line(output_of("bpftool", {"version"})));
  return text;
}

// The configuration of this kernel, where distributions and the kernel itself keep it.
std::string find_config(Environment& environment, const std::string& root) {
  const std::string modules = "/lib/modules/" + environment.release;
  for (const std::string& path : {"/boot/config-" + environment.release, modules + "/config", modules + "/build/.config"})
    if (std::string text = read_if_there(root + path); !text.empty()) {
      environment.config = path;
      return text;
    }
  if (!environment.running) return {};
  std::string text = output_of("gzip", {"-dc", root + "/proc/config.gz"}, 4 << 20);
  if (!text.empty()) environment.config = "/proc/config.gz";
  return text;
}

}  // namespace

std::string bpf_options(std::string_view config) {
  std::string text;
  for (std::string_view line : split_lines(config)) {
    line = trim(line);
    Scanner scan(line);
    const bool comment = scan.eat("# ");
    const std::string_view name = scan.take_while([](char c) { return is_alnum(c) || c == '_'; });
    if (comment ? scan.rest() != " is not set" : scan.peek() != '=') continue;
    const auto begins = [&](std::string_view family) { return name.starts_with(family); };
    const bool of_bpf = std::any_of(std::begin(option_families), std::end(option_families), begins) &&
                        !name.starts_with("CONFIG_BPFILTER");
    const bool other = std::find(std::begin(option_names), std::end(option_names), name) != std::end(option_names);
    if (of_bpf || (other && !comment)) text.append("    ").append(line).append("\n");
  }
  return text;
}

Environment read_environment(const EnvironmentRequest& request) {
  Environment environment;
  utsname system = {};
  if (uname(&system) != 0) system = {};
  environment.release = request.release.empty() ? system.release : request.release;
  environment.running = environment.release == system.release;
  std::string kernel = environment.release;
  if (environment.running) kernel += " " + std::string(system.machine);
  std::string& text = environment.text;
  text = line_of("kernel", kernel);
  if (environment.running) text += running_facts(request.root);
  text += programs();
  std::string config;
  if (request.config.empty()) {
    config = find_config(environment, request.root);
  } else {
    config = read_whole_file(request.config);
    environment.config = request.config == "-" ? "standard input" : request.config;
  }
  const std::string options = bpf_options(config);
  if (!request.config.empty() && options.empty())
    throw Error("--config: '" + request.config + "' says nothing of BPF", "it takes the .config of a kernel");
  // The reporter's own folders are nobody's business.
  if (!options.empty()) text += request.config.empty() ? "  " + environment.config + ":\n" : "  kernel config:\n";
  text += options;
  return environment;
}

}  // namespace bpf
