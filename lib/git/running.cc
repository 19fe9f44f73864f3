// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/running.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "lib/error.h"

namespace bpf {
namespace {

constexpr int ahead = 1 << 20;  // bytes that it may be ahead of us

struct Pipe {
  Fd read_end, write_end;
  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw Error(std::string("cannot make a pipe: ") + std::strerror(errno));
    read_end.reset(ends[0]);
    write_end.reset(ends[1]);
  }
};

}  // namespace

IgnoreSigpipe::IgnoreSigpipe() {
  struct sigaction ignore = {};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, &before_);
}

IgnoreSigpipe::~IgnoreSigpipe() { sigaction(SIGPIPE, &before_, nullptr); }

Running::Running(const std::vector<std::string>& argv, bool reads) : program_(argv[0]), reads_(reads) {
  Pipe out;
  std::optional<Pipe> in;
  if (reads_) in.emplace();
  Pipe err;
  if (in && fcntl(in->write_end.get(), F_SETFL, O_NONBLOCK) != 0)
    throw Error("cannot write to " + program_ + ": " + std::strerror(errno));
  // What is asked for many things has much to say. Where that is not allowed, it is less far ahead.
  if (reads_) fcntl(out.read_end.get(), F_SETPIPE_SZ, ahead);
  child_.emplace(argv, Start{in ? in->read_end.get() : -1, out.write_end.get(), err.write_end.get()});
  if (in) in_.reset(in->write_end.release());
  out_.reset(out.read_end.release());
  err_.reset(err.read_end.release());
}

bool Running::takes(std::string_view input) const { return input.empty() ? !reads_ : reads_ && input.starts_with(fed_); }

void Running::feed(std::string_view input) {
  if (!takes(input) || in_.get() < 0) return;
  const IgnoreSigpipe guard;
  const ssize_t n = write(in_.get(), input.data() + fed_.size(), input.size() - fed_.size());
  fed_ = input.substr(0, fed_.size() + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
}

}  // namespace bpf
