// SPDX-License-Identifier: GPL-2.0-only
// What is wrong with the world (no repository, an unreadable file) is an Error; what is wrong
// with a patch is a Finding (lib/policy/finding.h). Error is the only exception thrown on purpose
// and is caught in one place, lib/cli/program.cc (the hooks have their own).
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace bpf {

struct Error : std::runtime_error {
  // `what`: what failed, lower case, naming the thing. `hint`: what to do about it, may be empty.
  // `status`: 128 when the job cannot be done, 129 when the command line is wrong.
  explicit Error(const std::string& what, std::string hint_text = {}, int exit_status = 128)
      : std::runtime_error(what), hint(std::move(hint_text)), status(exit_status) {}

  std::string hint;
  int status;
};

}  // namespace bpf
