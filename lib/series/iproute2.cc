// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/iproute2.h"

#include <algorithm>
#include <filesystem>

#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/model/area.h"
#include "lib/model/scan.h"
#include "lib/series/remotes.h"

namespace bpf {
namespace {

namespace fs = std::filesystem;

// Another repository, or this one.
struct Kernel {
  std::vector<std::string> place;  // what git needs in front of its command
  std::string name;                // for messages
  Config config;

  RunResult ask(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), place.begin(), place.end());
    return run_git(std::move(arguments));
  }
};

Kernel kernel_of(const Config& config) {
  const std::string folder = config.get("bpf.kernelRepository").value_or("");
  if (folder.empty()) return {{}, "this repository", config};
  std::error_code failed;
  const std::string git_dir = folder + "/.git";
  Kernel kernel{{"--git-dir=" + (fs::exists(git_dir, failed) ? git_dir : folder)}, "'" + folder + "'", {}};
  const RunResult result = kernel.ask({"config", "--list", "-z"});
  if (!result.ok() || !kernel.ask({"rev-parse", "--git-dir"}).ok())
    throw Error("bpf.kernelRepository: no repository in " + kernel.name, "git config bpf.kernelRepository <path of a clone>");
  kernel.config = Config::parse(result.out);
  return kernel;
}

bool contains(const Kernel& kernel, const std::string& ref, const std::string& id) {
  return kernel.ask({"merge-base", "--is-ancestor", id, ref + "^{commit}"}).ok();
}

// Mainline by its URL: it is none of the trees that patches are sent to.
bool is_mainline(const Remote& remote) {
  for (const std::string* url : {&remote.url, &remote.resolved})
    if (url->find("torvalds/linux") != url->npos) return true;
  return false;
}

// A tree for fixes, mainline or a release that has the commit; empty when none has.
std::string released_in(const Kernel& kernel, const std::string& id) {
  for (const TreeRef& known : known_tree_refs(kernel.config))
    if (known.tree->fixes_only && contains(kernel, known.ref, id)) return std::string(known.tree->name);
  for (const Remote& remote : read_remotes(kernel.config))
    if (is_mainline(remote) && contains(kernel, "refs/remotes/" + remote.name + "/master", id)) return "mainline";
  const RunResult tags = kernel.ask({"for-each-ref", "--contains=" + id, "--count=1", "--format=%(refname:strip=2)",
                                     "refs/tags/v*"});
  return tags.ok() ? std::string(trim(tags.out)) : std::string{};
}

std::string next_that_has(const Kernel& kernel, const std::string& id) {
  for (const TreeRef& known : known_tree_refs(kernel.config))
    if (!known.tree->fixes_only && !known.tree->iproute2 && contains(kernel, known.ref, id))
      return std::string(known.tree->name);
  return {};
}

constexpr const char* say_it =
    "say it: --tree iproute2-next when it goes with a change that is in net-next, else --tree iproute2";

}  // namespace

bool is_iproute2(const Config& config) {
  bool kernel = false;
  for (const Remote& remote : read_remotes(config)) {
    const Tree* tree = tree_of_remote(remote, "main");
    if (tree != nullptr && tree->iproute2) return true;
    kernel = kernel || tree != nullptr || is_mainline(remote);
  }
  if (kernel) return false;
  const RunResult files = run_git({"ls-tree", "--full-tree", "--name-only", "HEAD", "include/libnetlink.h", "tc", "ip",
                                   "lib/bpf_legacy.c", "lib/bpf_libbpf.c", "lib/bpf.c"});
  const std::vector<std::string_view> lines = split_lines(files.out);
  const auto has = [&](std::string_view path) { return std::find(lines.begin(), lines.end(), path) != lines.end(); };
  const bool loader = has("lib/bpf_legacy.c") || has("lib/bpf_libbpf.c") || has("lib/bpf.c");
  return files.ok() && has("include/libnetlink.h") && has("tc") && has("ip") && loader;
}

Target iproute2_target(const std::string& kernel_commit, const Config& config) {
  if (kernel_commit.empty())
    throw Error("this is iproute2, and nothing says which of its trees the series is for",
                std::string(say_it) + "; or let --kernel-commit <id of that change> find out");
  const Kernel kernel = kernel_of(config);
  const RunResult found =
      kernel.ask({"rev-parse", "--verify", "--quiet", "--end-of-options", kernel_commit + "^{commit}"});
  const std::string id(trim(found.out));
  if (!found.ok() || id.empty())
    throw Error("--kernel-commit: no commit '" + kernel_commit + "' in " + kernel.name,
                "git config bpf.kernelRepository <path of a clone of the kernel>; or " + std::string(say_it));
  const std::string why = "kernel commit " + id.substr(0, 12) + " is in ";
  if (const std::string place = released_in(kernel, id); !place.empty())
    return {find_tree("iproute2"), why + place, true};
  if (const std::string place = next_that_has(kernel, id); !place.empty())
    return {find_tree("iproute2-next"), why + place, true};
  throw Error("--kernel-commit: " + id.substr(0, 12) + " is in no tree that " + kernel.name + " knows",
              "fetch net and net-next there; or " + std::string(say_it));
}

}  // namespace bpf
