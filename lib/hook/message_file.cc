// SPDX-License-Identifier: GPL-2.0-only
#include "lib/hook/message_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "lib/git/atomic_file.h"

namespace bpf {
namespace {

// `expected`: its size in bytes, if nobody changes it meanwhile.
bool read_all(int fd, std::size_t expected, std::string& text) {
  text.resize(expected + 1);  // and the end of the file
  for (std::size_t size = 0;;) {
    const ssize_t n = read(fd, text.data() + size, text.size() - size);
    if (n < 0 && errno != EINTR) return false;
    size += static_cast<std::size_t>(std::max<ssize_t>(n, 0));
    if (n == 0) {
      text.resize(size);
      return true;
    }
    if (size == text.size()) text.resize(2 * size);
  }
}

}  // namespace

std::optional<std::string> read_message_file(const std::string& path) {
  // A FIFO must not keep us waiting for somebody to write.
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (fd < 0) return std::nullopt;
  struct stat info = {};
  std::string text;
  const bool done = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && read_all(fd, static_cast<std::size_t>(info.st_size), text);
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
