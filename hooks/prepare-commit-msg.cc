// SPDX-License-Identifier: GPL-2.0-only
// The prepare-commit-msg hook. Its exit status would block even `git commit --no-verify`, so it is
// always 0.
#include <cstdio>
#include <exception>
#include <new>

#include "lib/git/interrupts.h"
#include "lib/hook/judgement.h"
#include "lib/hook/prepare_commit_msg.h"
#include "lib/hook/version.h"
#include "lib/report/display.h"

int main(int argc, char** argv) {
  if (bpf::answers_version("prepare-commit-msg", argc, argv)) return 0;
  bpf::begin_hook(bpf::hook_time);
  try {
    bpf::prepare_commit_msg_hook({argv + 1, argv + argc});
  } catch (const bpf::Interrupted& interrupted) {
    bpf::end_by(interrupted);
  } catch (const std::bad_alloc&) {
    std::fputs("warning: git-bpf: out of memory; the message is as it was\n", stderr);
  } catch (const std::exception& error) {
    bpf::say("warning: git-bpf: " + bpf::display_line(error.what()) + "; the message is as it was\n");
  }
  return 0;
}
