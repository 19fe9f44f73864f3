// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "lib/error.h"
#include "lib/git/interrupts.h"

namespace bpf {
namespace {

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "./" : path.substr(0, slash + 1);
}

mode_t mode_of_new_files() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

}  // namespace

void write_output_file(const std::string& path, std::string_view bytes) {
  struct stat old = {};
  const bool there = lstat(path.c_str(), &old) == 0;
  if (there && !S_ISREG(old.st_mode)) throw Error("'" + path + "' is there, and no regular file");
  const mode_t mode = there ? old.st_mode & 07777 : mode_of_new_files();
  const Interrupts interrupts;  // a signal comes when nothing is half done
  std::string temporary = folder_of(path) + ".git-bpf-XXXXXX";
  const int fd = mkostemp(temporary.data(), O_CLOEXEC);
  if (fd < 0) throw Error("cannot write '" + path + "': " + std::strerror(errno));
  bool done = write_all(fd, bytes) && fchmod(fd, mode) == 0 && fsync(fd) == 0;
  int reason = errno;
  if (close(fd) != 0 && done) {
    done = false;
    reason = errno;
  }
  if (done && std::rename(temporary.c_str(), path.c_str()) != 0) {
    done = false;
    reason = errno;
  }
  if (done) return;
  unlink(temporary.c_str());
  throw Error("cannot write '" + path + "': " + std::strerror(reason));
}

}  // namespace bpf
