// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/tree.h"

#include <iterator>

#include "lib/model/bpf_work.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

constexpr std::string_view netdev_list = "netdev@vger.kernel.org";

constexpr Tree known[] = {
    {.name = "bpf", .words = "bpf", .also = "", .repository = "bpf", .branch = "master",
     .url = "https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf.git",
     .list = bpf_list, .fixes_only = true, .iproute2 = false},
    {.name = "bpf-next", .words = "bpf-next", .also = "", .repository = "bpf-next",
     .branch = "master",
     .url = "https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git",
     .list = bpf_list, .fixes_only = false, .iproute2 = false},
    {.name = "bpf-next/net", .words = "bpf-next/net", .also = "", .repository = "bpf-next",
     .branch = "net",
     .url = "https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git",
     .list = bpf_list, .fixes_only = false, .iproute2 = false},
    {.name = "net", .words = "net", .also = "", .repository = "net", .branch = "main",
     .url = "https://git.kernel.org/pub/scm/linux/kernel/git/netdev/net.git",
     .list = netdev_list, .fixes_only = true, .iproute2 = false},
    {.name = "net-next", .words = "net-next", .also = "", .repository = "net-next",
     .branch = "main",
     .url = "https://git.kernel.org/pub/scm/linux/kernel/git/netdev/net-next.git",
     .list = netdev_list, .fixes_only = false, .iproute2 = false},
    {.name = "iproute2", .words = "iproute2 master", .also = "iproute2",
     .repository = "iproute2", .branch = "main",
     .url = "https://git.kernel.org/pub/scm/network/iproute2/iproute2.git",
     .list = netdev_list, .fixes_only = false, .iproute2 = true},
    {.name = "iproute2-next", .words = "iproute2 net-next", .also = "iproute2-next",
     .repository = "iproute2-next", .branch = "main",
     .url = "https://git.kernel.org/pub/scm/network/iproute2/iproute2-next.git",
     .list = netdev_list, .fixes_only = false, .iproute2 = true},
};

}  // namespace

std::span<const Tree> trees() { return known; }

const Tree* find_tree(std::string_view name) {
  for (const Tree& tree : known)
    if (equal_nocase(tree.name, name) || equal_nocase(tree.words, name) ||
        (!tree.also.empty() && equal_nocase(tree.also, name)))
      return &tree;
  return nullptr;
}

const Tree* tree_of_url(std::string_view url, std::string_view branch) {
  while (url.ends_with('/')) url.remove_suffix(1);
  if (url.ends_with(".git")) url.remove_suffix(4);
  while (url.ends_with('/')) url.remove_suffix(1);  // a clone on this machine: /src/bpf-next/.git
  const std::size_t slash = url.find_last_of("/:");
  const std::string_view last = slash == url.npos ? url : url.substr(slash + 1);
  const bool github = url.find("github.com") != url.npos;
  if (last == "bpf" || (github && last != "libbpf")) {
    if (branch == "bpf_base") return find_tree("bpf");
    if (branch == "bpf-next_base") return find_tree("bpf-next");
  }
  // kernel-patches/bpf and its forks hold both trees: there, the branch's name decides.
  if (github && last == "bpf") return find_tree(branch == "bpf" || branch == "bpf-next" ? branch : "");
  for (const Tree& tree : known)
    if (tree.repository == last && tree.branch == branch) return &tree;
  // bpf and bpf-next have one branch to send to; a branch of another name is taken as that tree.
  for (const Tree& tree : known)
    if (tree.repository == last) return &tree;
  return nullptr;
}

std::string tree_names() {
  std::string names;
  for (const Tree& tree : known) {
    if (!names.empty()) names += ", ";
    names += tree.name;
  }
  return names;
}

}  // namespace bpf
