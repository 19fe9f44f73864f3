// SPDX-License-Identifier: GPL-2.0-only
// The commit-msg hook. A fault of its own warns and lets the commit through, unless
// `bpf.hook = block`.
#include <cstdio>
#include <exception>

#include "lib/error.h"
#include "lib/git/config.h"
#include "lib/hook/commit_msg.h"
#include "lib/hook/settings.h"
#include "lib/report/display.h"

namespace {

int failed(const std::string& what) {
  const std::string text = "warning: git-bpf: " + bpf::display_line(what) + "; the message was not checked\n";
  std::fputs(text.c_str(), stderr);
  try {
    return bpf::hook_mode(bpf::Config::read()) == bpf::HookMode::block ? 1 : 0;
  } catch (const std::exception&) {
    return 0;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return failed("no message file was named");
  try {
    return bpf::commit_msg_hook(argv[1]);
  } catch (const bpf::Error& error) {
    return failed(error.what() + (error.hint.empty() ? "" : " (" + error.hint + ")"));
  } catch (const std::exception& error) {
    return failed(std::string("internal error: ") + error.what());
  }
}
