// SPDX-License-Identifier: GPL-2.0-only
// git bpf-format-patch: checked patch files with the right prefix, version, base and cover letter.
#include "lib/cli/format.h"
#include "lib/cli/program.h"
#include "lib/cli/setup_trees.h"
#include "lib/git/process.h"
#include "lib/series/git_options.h"

namespace {

using namespace bpf;

int body(const std::vector<std::string>& arguments) {
  if (auto plain = without_no_policy(arguments)) {
    plain->insert(plain->begin(), "format-patch");
    become_git(*plain);
  }
  const FormatRequest request = split_format_arguments(arguments);
  if (request.help) return show_help(bpf_format_patch, arguments);
  if (request.version_asked) return show_version(bpf_format_patch);
  return request.setup_trees ? setup_trees() : format_series(request);
}

}  // namespace

int main(int argc, char** argv) { return run_raw_command(bpf_format_patch, body, argc, argv); }
