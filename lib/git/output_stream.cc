// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/output_stream.h"

#include <poll.h>
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
constexpr std::size_t most_complaints = 1U << 16;

[[noreturn]] void fail(const char* what) { throw Error(std::string("cannot ") + what + ": " + std::strerror(errno)); }

}  // namespace

OutputStream::OutputStream(std::vector<std::string> arguments, std::string input, bool more)
    : arguments_(std::move(arguments)), input_(std::move(input)), more_(more), git_(running_git(arguments_, input_)) {
  feed();
}

void OutputStream::feed() {
  git_->feed(input_);
  if (git_->fed() == input_.size() && !more_) git_->in().reset();
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

std::string_view OutputStream::bytes(std::size_t count) {
  while (buffer_.size() - begin_ < count && read_more()) continue;
  const std::string_view text = std::string_view(buffer_).substr(begin_, count);
  begin_ += text.size();
  return text;
}

void OutputStream::read_ahead() {
  for (pollfd fd = {}; git_ && git_->out().get() >= 0; read_more()) {
    fd = {git_->out().get(), POLLIN, 0};
    if (poll(&fd, 1, 0) <= 0) return;
  }
}

void OutputStream::leave_to_others() {
  if (git_ && !input_.empty() && git_->fed() == input_.size() && begin_ == buffer_.size())
    return return_git(arguments_, std::move(git_));
  if (git_) git_->in().reset();  // it waits for more, and ends when it is told that there is none
  rest();
}

std::string OutputStream::rest() {
  while (read_more()) continue;
  std::string text = buffer_.substr(begin_);
  buffer_.clear();
  begin_ = 0;
  return text;
}

bool OutputStream::read_more() {
  if (!git_) return false;
  if (git_->out().get() < 0) {
    finish();
    return false;
  }
  const int in = git_->fed() < input_.size() ? git_->in().get() : -1;
  pollfd fds[4] = {{git_->out().get(), POLLIN, 0}, {git_->err().get(), POLLIN, 0}, {in, POLLOUT, 0},
                   {Interrupts::descriptor(), POLLIN, 0}};
  const int ready = poll(fds, 4, silence);
  if (ready == 0) throw Error(command_name(arguments_) + " took too long and was stopped");
  if (ready < 0 && errno != EINTR) fail("wait for git");
  if (ready < 0) return true;
  if (fds[3].revents != 0)
    if (const int signal = Interrupts::take_signal(); signal != 0) give_way_to(signal);
  if (fds[2].revents != 0) feed();
  if ((fds[2].revents & POLLERR) != 0) git_->in().reset();
  if (fds[1].revents != 0) take_complaints();
  if (fds[0].revents == 0) return true;
  if (begin_ > buffer_.size() / 2) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  const std::size_t size = buffer_.size();
  buffer_.resize(size + 65536);
  const ssize_t n = read(git_->out().get(), buffer_.data() + size, 65536);
  buffer_.resize(size + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
  if (n < 0 && errno != EINTR && errno != EAGAIN) fail("read what git prints");
  if (n == 0) git_->out().reset();
  return true;
}

void OutputStream::take_complaints() {
  char text[4096];
  const ssize_t n = read(git_->err().get(), text, sizeof text);
  if (n < 0 && errno != EINTR && errno != EAGAIN) fail("read what git prints");
  if (n == 0) git_->err().reset();
  if (n > 0 && complaints_.size() < most_complaints) complaints_.append(text, static_cast<std::size_t>(n));
}

void OutputStream::finish() {
  Child& child = git_->child();
  while (!child.has_ended()) {
    pollfd fds[2] = {{child.descriptor(), POLLIN, 0}, {git_->err().get(), POLLIN, 0}};
    poll(fds, 2, 20);
    if ((fds[1].revents & (POLLIN | POLLHUP)) != 0) take_complaints();
  }
  for (pollfd fd = {git_->err().get(), POLLIN, 0}; fd.fd >= 0 && poll(&fd, 1, 0) > 0; fd.fd = git_->err().get()) take_complaints();
  RunResult result;
  result.status = child.status();
  result.err = std::move(complaints_);
  git_.reset();
  if (result.status != 0) throw git_error(result);
}

}  // namespace bpf
