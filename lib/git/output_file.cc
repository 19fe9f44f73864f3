// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/output_file.h"

#include <sys/stat.h>

#include <cstring>

#include "lib/error.h"
#include "lib/git/atomic_file.h"

namespace bpf {
namespace {

mode_t mode_of_new_files() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

}  // namespace

void write_output_file(const std::string& path, std::string_view bytes) {
  struct stat old = {};
  const bool there = lstat(path.c_str(), &old) == 0;
  if (there && !S_ISREG(old.st_mode)) throw Error("'" + path + "' is there, and no regular file");
  const int failed = replace_file(path, bytes, there ? old.st_mode & 07777 : mode_of_new_files());
  if (failed != 0) throw Error("cannot write '" + path + "': " + std::strerror(failed));
}

}  // namespace bpf
