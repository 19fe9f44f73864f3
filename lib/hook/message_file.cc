// SPDX-License-Identifier: GPL-2.0-only
#include "lib/hook/message_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace bpf {
namespace {

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
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

std::optional<std::string> read_message_file(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (fd < 0) return std::nullopt;
  std::string text;
  char buffer[16384];
  ssize_t n = 0;
  while ((n = read(fd, buffer, sizeof buffer)) > 0 || (n < 0 && errno == EINTR))
    if (n > 0) text.append(buffer, static_cast<std::size_t>(n));
  close(fd);
  return n < 0 ? std::nullopt : std::optional(std::move(text));
}

bool replace_message_file(const std::string& path, std::string_view bytes) {
  struct stat old = {};
  if (lstat(path.c_str(), &old) != 0 || !S_ISREG(old.st_mode)) return false;
  std::string temporary = folder_of(path) + "/.bpf-message-XXXXXX";
  const int fd = mkostemp(temporary.data(), O_CLOEXEC);
  if (fd < 0) return false;
  bool done = write_all(fd, bytes) && fchmod(fd, old.st_mode & 07777) == 0 && fsync(fd) == 0;
  done = close(fd) == 0 && done;
  done = done && std::rename(temporary.c_str(), path.c_str()) == 0;
  if (!done) unlink(temporary.c_str());
  return done;
}

bool stands_beside(const std::string& message_path, const char* name) {
  struct stat info = {};
  return stat((folder_of(message_path) + "/" + name).c_str(), &info) == 0;
}

}  // namespace bpf
