// SPDX-License-Identifier: GPL-2.0-only
// The prepare-commit-msg hook. Its exit status would block even `git commit --no-verify`, so it is
// always 0.
#include <csignal>
#include <cstdio>
#include <exception>

#include "lib/hook/prepare_commit_msg.h"
#include "lib/hook/version.h"
#include "lib/report/ci_log.h"
#include "lib/report/display.h"

int main(int argc, char** argv) {
  if (bpf::answers_version("prepare-commit-msg", argc, argv)) return 0;
  std::signal(SIGXFSZ, SIG_IGN);  // a file size limit is an error of write(), not the end
  try {
    bpf::prepare_commit_msg_hook({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    const std::string text = "warning: git-bpf: " + bpf::display_line(error.what()) + "; the message is as it was\n";
    std::fputs(bpf::for_log(text).c_str(), stderr);
  }
  return 0;
}
