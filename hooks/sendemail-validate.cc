// SPDX-License-Identifier: GPL-2.0-only
// The sendemail-validate hook, which git send-email runs for each mail before the first one leaves.
// A fault of its own warns and lets the mails go, unless `bpf.hook = block`.
#include "lib/cli/sendemail_validate.h"
#include "lib/error.h"
#include "lib/hook/judgement.h"
#include "lib/hook/version.h"

int main(int argc, char** argv) {
  if (bpf::answers_version("sendemail-validate", argc, argv)) return 0;
  return bpf::run_hook("the mails were not checked", [&] {
    if (argc < 2) throw bpf::Error("no mail was named");
    return bpf::sendemail_validate_hook(argv[1], argc > 2 ? argv[2] : "");
  }, std::chrono::minutes(1));
}
