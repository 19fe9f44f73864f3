// SPDX-License-Identifier: GPL-2.0-only
// The applypatch-msg hook, which git am runs. A fault of its own warns and lets the patch through,
// unless `bpf.hook = block`.
#include "lib/error.h"
#include "lib/hook/applypatch_msg.h"
#include "lib/hook/judgement.h"
#include "lib/hook/version.h"

int main(int argc, char** argv) {
  if (bpf::answers_version("applypatch-msg", argc, argv)) return 0;
  return bpf::run_hook("the message was not checked", [&] {
    if (argc < 2) throw bpf::Error("no message file was named");
    return bpf::applypatch_msg_hook(argv[1]);
  });
}
