// SPDX-License-Identifier: GPL-2.0-only
// A directory that files are written into before they are looked at, inside the one where they
// will end up. Either all of them get there or none, and nothing is left behind.
#pragma once

#include <string>
#include <vector>

namespace bpf {

class Staging {
 public:
  // Makes `destination` if need be, and a private directory (mode 0700) in it. Throws Error.
  explicit Staging(std::string destination);
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  ~Staging();  // removes what is left, and directories made here that are empty

  const std::string& path() const { return path_; }

  // Moves these files, by name, into the destination, replacing files of the same names. When one
  // cannot be moved, everything is put back as it was, and Error is thrown.
  // Gives the paths where they are now.
  std::vector<std::string> publish(const std::vector<std::string>& names);

 private:
  void remove_made();

  std::string destination_, path_;
  std::vector<std::string> made_;  // directories that were made here, the innermost first
};

}  // namespace bpf
