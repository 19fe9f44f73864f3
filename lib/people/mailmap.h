// SPDX-License-Identifier: GPL-2.0-only
// A .mailmap, read in this process: the one of the tree that MAINTAINERS is from, which need not be
// checked out. (gitmailmap(5))
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/model/ident.h"

namespace bpf {

class Mailmap {
 public:
  Mailmap() = default;
  explicit Mailmap(std::string_view text);

  // The person's name and address of today; the ident itself when the map does not know it.
  Ident map(const Ident& ident) const;

 private:
  struct Entry {
    std::string old_name;  // lower case; empty: whatever the name
    Ident now;             // an empty part stays as it was
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view address) const;
  };
  struct Same {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const { return equal_nocase(a, b); }
  };
  std::unordered_map<std::string, std::vector<Entry>, Hash, Same> by_address_;  // whatever the case
};

}  // namespace bpf
