// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/output_stream.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "lib/error.h"
#include "lib/git/interrupts.h"
#include "lib/git/process.h"

namespace bpf {
namespace {

constexpr int silence = 10 * 60 * 1000;  // milliseconds
constexpr int ahead = 1 << 20;           // bytes that git may be ahead of us

[[noreturn]] void fail(const char* what) { throw Error(std::string("cannot ") + what + ": " + std::strerror(errno)); }

// A file in memory, so that nobody has to wait for who reads or writes it.
int memory_file(std::string_view text) {
  const int fd = memfd_create("git-bpf", MFD_CLOEXEC);
  while (fd >= 0 && !text.empty()) {
    const ssize_t n = write(fd, text.data(), text.size());
    if (n < 0 && errno != EINTR) break;
    if (n > 0) text.remove_prefix(static_cast<std::size_t>(n));
  }
  if (fd < 0 || !text.empty() || lseek(fd, 0, SEEK_SET) != 0) fail("keep what git is to read");
  return fd;
}

}  // namespace

OutputStream::OutputStream(std::vector<std::string> arguments, std::string_view input) : name_(arguments.front()) {
  arguments.insert(arguments.begin(), git_program());
  Fd in(memory_file(input));
  complaints_.reset(memory_file(""));
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) fail("make a pipe");
  out_.reset(ends[0]);
  const Fd write_end(ends[1]);
  fcntl(out_.get(), F_SETPIPE_SZ, ahead);  // where that is not allowed, git is less far ahead
  child_.emplace(arguments, Start{in.get(), write_end.get(), complaints_.get()});
}

std::optional<std::string> OutputStream::until(std::string_view end) {
  std::size_t searched = 0;  // from begin_ on
  do {
    if (const std::size_t found = buffer_.find(end, begin_ + searched); found != buffer_.npos) {
      std::string text = buffer_.substr(begin_, found - begin_);
      begin_ = found + end.size();
      return text;
    }
    const std::size_t size = buffer_.size() - begin_;
    searched = size - std::min(size, end.size() - 1);
  } while (read_more());
  return std::nullopt;
}

std::string OutputStream::rest() {
  while (read_more()) continue;
  std::string text = buffer_.substr(begin_);
  buffer_.clear();
  begin_ = 0;
  return text;
}

bool OutputStream::read_more() {
  if (out_.get() < 0) {
    finish();
    return false;
  }
  pollfd fds[2] = {{out_.get(), POLLIN, 0}, {Interrupts::descriptor(), POLLIN, 0}};
  const int ready = poll(fds, 2, silence);
  if (ready == 0) throw Error("git " + name_ + " took too long and was stopped");
  if (ready < 0 && errno != EINTR) fail("wait for git");
  if (ready < 0) return true;
  if (fds[1].revents != 0)
    if (const int signal = Interrupts::take_signal(); signal != 0) give_way_to(signal);
  if (fds[0].revents == 0) return true;
  buffer_.erase(0, begin_);
  begin_ = 0;
  const std::size_t size = buffer_.size();
  buffer_.resize(size + 65536);
  const ssize_t n = read(out_.get(), buffer_.data() + size, 65536);
  buffer_.resize(size + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
  if (n < 0 && errno != EINTR && errno != EAGAIN) fail("read what git prints");
  if (n == 0) out_.reset();
  return true;
}

void OutputStream::finish() {
  if (!child_) return;
  while (!child_->has_ended()) {
    pollfd end = {child_->descriptor(), POLLIN, 0};
    poll(&end, 1, 20);
  }
  RunResult result;
  result.status = child_->status();
  result.err.resize(4096);
  const ssize_t n = pread(complaints_.get(), result.err.data(), result.err.size(), 0);
  result.err.resize(static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
  child_.reset();
  if (result.status != 0) throw git_error(result);
}

}  // namespace bpf
