// SPDX-License-Identifier: GPL-2.0-only
// A program with pipes to and from it, from its start until what it has to say is wanted: for
// lib/git/process.cc and lib/git/output_stream.cc alone.
#pragma once

#include <csignal>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/git/child.h"
#include "lib/git/interrupts.h"

namespace bpf {

// Writing to a child that has gone must not kill us; the child itself gets the default back.
class IgnoreSigpipe {
 public:
  IgnoreSigpipe();
  IgnoreSigpipe(const IgnoreSigpipe&) = delete;
  IgnoreSigpipe& operator=(const IgnoreSigpipe&) = delete;
  ~IgnoreSigpipe();

 private:
  struct sigaction before_ = {};
};

// While one lives, so does an Interrupts: no child is left behind.
class Running {
 public:
  // Starts argv[0], an absolute path; `reads`: it gets an input, else /dev/null. Throws Error.
  Running(const std::vector<std::string>& argv, bool reads);

  // Whether it can go on with this input: what it got already is the beginning of it.
  bool takes(std::string_view input) const;
  // Writes as much of the input as goes into the pipe, and never waits. Later calls get the same input, or
  // one with more behind it.
  void feed(std::string_view input);
  std::size_t fed() const { return fed_.size(); }
  // It has answered all of that, and what comes next is another question.
  void forget_fed() { fed_.clear(); }

  const std::string& program() const { return program_; }
  Child& child() { return *child_; }
  // Our ends of the pipes.
  Fd& in() { return in_; }
  Fd& out() { return out_; }
  Fd& err() { return err_; }

 private:
  const Interrupts interrupts_;
  std::string program_;
  bool reads_;
  std::string fed_;  // what was written
  Fd in_, out_, err_;
  std::optional<Child> child_;
};

// The git that was started ahead with these arguments, if it can go on with this input, else a new one.
std::unique_ptr<Running> running_git(const std::vector<std::string>& arguments, std::string_view input);

// For whoever asks next: one that answers each line of its input before it reads the next, and has nothing
// left to answer.
void return_git(const std::vector<std::string>& arguments, std::unique_ptr<Running> git);

}  // namespace bpf
