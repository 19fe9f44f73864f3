// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/ci.h"

#include <algorithm>
#include <vector>

#include "lib/error.h"
#include "lib/model/percent.h"
#include "lib/model/scan.h"
#include "lib/model/shell.h"

namespace bpf {
namespace {

const std::string upstream = "https://github.com/" + std::string(ci_owner) + "/" + std::string(ci_repository);

// What pushing to a remote goes to.
std::string push_url(const Remote& remote, const Config& config) {
  return config.get("remote." + remote.name + ".pushurl").value_or(remote.url);
}

// By the URL as written, else as git resolves it.
std::optional<GithubRepository> pushed_to(const Remote& remote, const Config& config) {
  const std::string url = push_url(remote, config);
  const auto written = github_repository(url);
  return written ? written : github_repository(resolve_url(url, config));
}

bool is_fork(const GithubRepository& repository) {
  return equal_nocase(repository.name, ci_repository) && !equal_nocase(repository.owner, ci_owner);
}

Fork fork_named(const std::string& name, const std::string& by, const Config& config) {
  const std::vector<Remote> remotes = read_remotes(config);
  const auto found = std::find_if(remotes.begin(), remotes.end(), [&](const Remote& r) { return r.name == name; });
  if (found == remotes.end()) throw Error(by + ": there is no remote '" + name + "'", "git remote -v lists them");
  const auto repository = pushed_to(*found, config);
  if (name.starts_with('-')) throw Error(by + ": '" + name + "' would be an option", "git remote rename");
  if (!repository) throw Error(by + ": the remote '" + name + "' is not on GitHub, where BPF CI runs: " +
                                  without_credentials(push_url(*found, config)));
  if (equal_nocase(repository->owner, ci_owner))
    throw Error(by + ": the remote '" + name + "' is " + upstream + " itself, and not your fork of it",
                "fork it on that page, then: git remote add fork git@github.com:<you>/bpf.git");
  return {name, *repository};
}

}  // namespace

std::string ci_base(const Tree& tree) {
  if (tree.name == "bpf" || tree.name == "bpf-next") return std::string(tree.name) + "_base";
  throw Error("BPF CI has no base for " + std::string(tree.name) + ": it tests bpf and bpf-next",
              tree.iproute2 ? "" : "--tree=bpf-next tries the branch on bpf-next_base");
}

std::optional<GithubRepository> github_repository(std::string_view url) {
  while (url.ends_with('/')) url.remove_suffix(1);
  if (url.ends_with(".git")) url.remove_suffix(4);
  const std::size_t scheme = url.find("://");
  if (scheme != url.npos) url.remove_prefix(scheme + 3);
  const std::size_t end = url.find(scheme == url.npos ? ':' : '/');  // ssh://host/path, or host:path
  if (end == url.npos) return std::nullopt;
  std::string_view host = url.substr(0, end), path = url.substr(end + 1);
  if (const std::size_t at = host.rfind('@'); at != host.npos) host.remove_prefix(at + 1);
  host = host.substr(0, host.find(':'));
  while (path.starts_with('/')) path.remove_prefix(1);
  const std::size_t slash = path.find('/');
  const bool github = equal_nocase(host, "github.com") || equal_nocase(host, "ssh.github.com") ||
                      equal_nocase(host, "www.github.com");
  if (!github || slash == 0 || slash == path.npos || path.find('/', slash + 1) != path.npos) return std::nullopt;
  return GithubRepository{std::string(path.substr(0, slash)), std::string(path.substr(slash + 1))};
}

Fork find_fork(const std::string& wanted, const Config& config) {
  if (!wanted.empty()) return fork_named(wanted, "--remote", config);
  if (const auto name = config.get("bpf.ciRemote")) return fork_named(*name, "bpf.ciRemote", config);
  std::vector<Fork> forks;
  for (const Remote& remote : read_remotes(config))
    if (const auto repository = pushed_to(remote, config); repository && is_fork(*repository))
      forks.push_back({remote.name, *repository});
  if (forks.size() == 1) return forks.front();
  if (forks.empty())
    throw Error("no remote here is a fork of " + upstream,
                "fork it on that page (once), then: git remote add fork git@github.com:<you>/bpf.git");
  throw Error("both " + forks[0].remote + " and " + forks[1].remote + " are forks of " + upstream,
              "--remote=<remote>, or for good: git config bpf.ciRemote " + shell_quote(forks[0].remote));
}

std::string refusal_of_branch(std::string_view name) {
  for (std::string_view taken : {"master", "main", "bpf", "bpf-next", "bpf-net"})
    if (name == taken) return "the fork has a branch of kernel-patches/bpf of that name";
  if (name.ends_with("_base")) return "that is the name of a base";
  return "";
}

std::string pull_request_url(const Fork& fork, const std::string& base, const std::string& branch,
                             const std::string& title) {
  return upstream + "/compare/" + base + "..." + percent_encode(fork.repository.owner) + ":" + percent_encode(branch, "/") +
         "?quick_pull=1&title=" + percent_encode(title);
}

}  // namespace bpf
