// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/directory_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

#include "lib/error.h"
#include "lib/git/repository.h"

namespace bpf {
namespace {

bool take(int fd) {
  int failed = 0;
  do {
    failed = flock(fd, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
  } while (failed == EINTR);
  return failed != EWOULDBLOCK;
}

}  // namespace

DirectoryLock::DirectoryLock(const std::string& directory, std::chrono::milliseconds patience)
    : fd_(open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (fd_ >= 0 && !take(fd_)) {
    busy_ = std::chrono::steady_clock::now() >= until;
    if (busy_) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

DirectoryLock::~DirectoryLock() {
  if (fd_ >= 0) close(fd_);
}

DirectoryLock lock_repository() {
  const std::string folder = read_layout().common_dir;
  DirectoryLock lock(folder, std::chrono::seconds(10));
  if (lock.is_busy()) throw Error("another git-bpf command has been changing '" + folder + "' for ten seconds", "end it first");
  return lock;
}

}  // namespace bpf
