// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/profile.h"

#include <iterator>

namespace bpf {
namespace {

constexpr std::string_view old_queue =
    "https://patchwork.ozlabs.org/project/netdev/list/?delegate=77147";
constexpr std::string_view queue =
    "https://patchwork.kernel.org/project/netdevbpf/list/?delegate=121173";

constexpr Profile known[] = {
    {"2018", "netdev@vger.kernel.org", "-target bpf", old_queue, "", false},
    {"2020", "bpf@vger.kernel.org", "-target bpf", old_queue, "", false},
    {"2023", "bpf@vger.kernel.org", "--target=bpf", queue, "kernel-patches/bpf", false},
    {"2025", "bpf@vger.kernel.org", "--target=bpf", queue, "kernel-patches/bpf", true},
};

}  // namespace

std::span<const Profile> profiles() { return known; }
const Profile& newest_profile() { return *std::prev(std::end(known)); }

const Profile* find_profile(std::string_view name) {
  for (const Profile& profile : known)
    if (profile.name == name) return &profile;
  return nullptr;
}

const Profile* profile_of_document(std::string_view text) {
  const auto says = [&](std::string_view words) { return text.find(words) != std::string_view::npos; };
  if (!says("HOWTO interact with BPF subsystem")) return nullptr;
  if (says("BPF_INTERNAL")) return find_profile("2025");
  if (says("--target=bpf")) return find_profile("2023");
  return find_profile(says("bpf@vger.kernel.org") ? "2020" : "2018");
}

}  // namespace bpf
