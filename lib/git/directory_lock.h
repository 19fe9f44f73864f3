// SPDX-License-Identifier: GPL-2.0-only
// A lock on a directory (flock(2)): no file is left behind, and it is gone with the process that held it,
// however that ended. Only programs that ask for it are kept apart.
#pragma once

#include <chrono>
#include <string>
#include <utility>

namespace bpf {

class DirectoryLock {
 public:
  // Takes it, or waits this long for it to become free. A file system that knows no locks has them all free.
  explicit DirectoryLock(const std::string& directory, std::chrono::milliseconds patience = {});
  DirectoryLock(DirectoryLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)), busy_(other.busy_) {}
  DirectoryLock& operator=(DirectoryLock&&) = delete;
  ~DirectoryLock();

  bool is_busy() const { return busy_; }  // another process has it

 private:
  int fd_ = -1;
  bool busy_ = false;
};

// For whoever reads something in this repository in order to change it: two of ours do so one after the
// other. Throws Error when another one does not come to an end.
DirectoryLock lock_repository();

}  // namespace bpf
