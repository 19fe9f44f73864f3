// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include "lib/git/interrupts.h"

namespace bpf {
namespace {

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n == 0) errno = ENOSPC;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

}  // namespace

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "./" : path.substr(0, slash + 1);
}

int replace_file(const std::string& path, std::string_view bytes, mode_t mode) {
  std::string temporary = folder_of(path) + ".git-bpf-XXXXXX";
  const Interrupts interrupts;  // a signal comes when nothing is half done
  const int fd = mkostemp(temporary.data(), O_CLOEXEC);
  if (fd < 0) return errno;
  int failed = write_all(fd, bytes) && fchmod(fd, mode) == 0 && fsync(fd) == 0 ? 0 : errno;
  if (close(fd) != 0 && failed == 0) failed = errno;
  if (failed == 0 && std::rename(temporary.c_str(), path.c_str()) != 0) failed = errno;
  if (failed != 0) unlink(temporary.c_str());
  return failed;
}

}  // namespace bpf
