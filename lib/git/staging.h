// SPDX-License-Identifier: GPL-2.0-only
// A directory that files are written into before they are looked at, inside the one where they
// will end up. Either all of them get there or none, and nothing is left behind.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lib/git/directory_lock.h"

namespace bpf {

class Staging {
 public:
  // Makes `destination` if need be, and a private directory (mode 0700) in it. Throws Error, also when
  // another Staging is at work in `destination`: two series at once would come out mixed. What one that was
  // killed left there is removed. `shared`: for a directory that nothing is published to, as TMPDIR.
  explicit Staging(std::string destination, bool shared = false);
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  ~Staging();  // removes what is left, and directories made here that are empty

  const std::string& path() const { return path_; }

  // Moves these files, by name, into the destination, replacing files of the same names: each is at any
  // time the old one or the new one. When one cannot be moved, everything is put back as it was, and Error
  // is thrown.
  // Gives the paths where they are now.
  std::vector<std::string> publish(const std::vector<std::string>& names);

 private:
  void make_destination();
  void remove_made();

  std::string destination_, path_;
  std::optional<DirectoryLock> lock_;
  std::vector<std::string> made_;  // directories that were made here, the innermost first
};

}  // namespace bpf
