// SPDX-License-Identifier: GPL-2.0-only
// A program that was started and has not ended yet: for lib/git/process.cc alone. No child outlives its
// object, whatever is thrown, nor does anything else in its process group.
#pragma once

#include <sys/types.h>
#include <unistd.h>

#include <string>
#include <utility>
#include <vector>

namespace bpf {

// A file descriptor, closed at the end.
class Fd {
 public:
  Fd() = default;
  explicit Fd(int fd) : fd_(fd) {}
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  ~Fd() { reset(); }
  int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }
  void reset(int fd = -1) {
    if (fd_ >= 0) close(fd_);
    fd_ = fd;
  }

 private:
  int fd_ = -1;
};

// What a child starts with; a descriptor of -1 is /dev/null for its input, and otherwise our own.
struct Start {
  int in = -1, out = -1, err = -1;
  bool terminal = false;  // our own input, process group and environment
};

class Child {
 public:
  // Starts argv[0], an absolute path. Throws Error.
  Child(const std::vector<std::string>& argv, const Start& how);
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();

  // Readable when it has ended; -1 before Linux 5.3, where it has to be asked for now and then.
  int descriptor() const { return end_.get(); }
  bool has_ended();
  void signal(int number) const;
  // Ends it: SIGTERM, so that git removes its locks, and half a second later SIGKILL.
  void stop();

  // Once it has ended: the exit status, 128 + n when signal n killed it; and that signal, or 0.
  int status() const;
  int killed_by() const;

 private:
  pid_t pid_, target_;
  Fd end_;
  int status_ = 0;
  bool ended_ = false;
};

// For execve(2): the strings, and a null pointer.
std::vector<char*> pointers(const std::vector<std::string>& strings);

}  // namespace bpf
