// SPDX-License-Identifier: GPL-2.0-only
#include "lib/hook/message_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "lib/git/atomic_file.h"

namespace bpf {
namespace {

bool read_all(int fd, std::string& text) {
  char buffer[16384];
  while (true) {
    const ssize_t n = read(fd, buffer, sizeof buffer);
    if (n == 0 || (n < 0 && errno != EINTR)) return n == 0;
    if (n > 0) text.append(buffer, static_cast<std::size_t>(n));
  }
}

}  // namespace

std::optional<std::string> read_message_file(const std::string& path) {
  // A FIFO must not keep us waiting for somebody to write.
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (fd < 0) return std::nullopt;
  struct stat info = {};
  std::string text;
  const bool done = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && read_all(fd, text);
  close(fd);
  if (done) return text;
  errno = EIO;
  return std::nullopt;
}

bool replace_message_file(const std::string& path, std::string_view bytes) {
  struct stat old = {};
  if (lstat(path.c_str(), &old) != 0 || !S_ISREG(old.st_mode)) return false;
  return replace_file(path, bytes, old.st_mode & 07777) == 0;
}

bool stands_beside(const std::string& message_path, const char* name) {
  struct stat info = {};
  return stat((folder_of(message_path) + name).c_str(), &info) == 0;
}

}  // namespace bpf
