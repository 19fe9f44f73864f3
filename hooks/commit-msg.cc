// SPDX-License-Identifier: GPL-2.0-only
// The commit-msg hook. A fault of its own warns and lets the commit through, unless
// `bpf.hook = block`.
#include "lib/error.h"
#include "lib/hook/commit_msg.h"
#include "lib/hook/judgement.h"
#include "lib/hook/version.h"

int main(int argc, char** argv) {
  if (bpf::answers_version("commit-msg", argc, argv)) return 0;
  return bpf::run_hook("the message was not checked", [&] {
    if (argc < 2) throw bpf::Error("no message file was named");
    return bpf::commit_msg_hook(argv[1]);
  });
}
