// SPDX-License-Identifier: GPL-2.0-only
// What differs between the versions of "HOWTO interact with BPF subsystem", as data. Which version
// is in force is said by --profile or bpf.profile; the newest one is the default.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace bpf {

struct Profile {
  std::string_view name;               // the year: "2018", "2020", "2023", "2025"
  std::string_view list;               // for patches and bug reports
  std::string_view clang_flag;         // "-target bpf" or "--target=bpf"
  std::string_view patchwork;          // the queue of patches under review
  std::string_view ci;                 // the repository of the BPF CI; empty: none yet
  bool bpf_internal;                   // knows the symbol namespace BPF_INTERNAL
};

std::span<const Profile> profiles();
const Profile& newest_profile();

// The profile with this name, or null.
const Profile* find_profile(std::string_view name);

// The profile that a tree's own copy of the document is of, by what it says. Null for a text that
// is not the document.
const Profile* profile_of_document(std::string_view text);

}  // namespace bpf
