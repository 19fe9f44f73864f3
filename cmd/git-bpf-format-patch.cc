// SPDX-License-Identifier: GPL-2.0-only
// git bpf-format-patch: checked patch files with the right prefix, version, base and cover letter.
#include "lib/cli/format.h"
#include "lib/cli/program.h"
#include "lib/cli/setup_trees.h"
#include "lib/git/process.h"
#include "lib/model/tree.h"
#include "lib/series/git_options.h"

namespace {

using namespace bpf;

constexpr std::string_view usage =
    "git bpf-format-patch [<options>] [<since> | <range>] [<options of git format-patch>]";

std::string help() {
  return "Write the patch files of a BPF series, checked before and after.\nUsage:\n  " +
         std::string(usage) + R"(

      --tree <tree>     the tree that the series is for; else branch.<name>.bpfTree, the upstream's
                        remote or format.subjectPrefix say it, or the commits themselves
                        ()" + tree_names() + R"()
      --kernel-commit <id>
                        in iproute2: the change of the kernel that decides between its trees
  -v <n>                the version of the series: [PATCH bpf-next v2 1/3]; else the one after the
                        version that was sent last
      --rfc             [RFC PATCH …]
      --resend          [PATCH … RESEND], for a series that did not change
  -o <directory>        where the files go (format.outputDirectory; else here)
      --stdout          write the mails to standard output
      --recipients      write To and Cc into the mails (bpf.recipients = headers); else they are in
                        the git send-email command that is shown
      --no-recipients   nobody but the list (bpf.recipients = off)
      --allow <rule>    waive a rule
      --force           write the patches in spite of errors, and say which
      --edit            edit the text of the cover letter first; a new version's changelog is begun
      --no-range-diff   from v2 on, leave the range-diff with the version before out
      --mark-sent       write nothing; record the range, or these patch files, as sent
      --dry-run         only show the git format-patch command
      --setup-trees     add the remotes of bpf and bpf-next that are missing here, and do nothing else
      --no-policy       be git format-patch: nothing is checked or added
  -q, --quiet           only the names of the files
      --version         show the version
  -h, --help            show this help

Without a range: the commits of this branch that the tree does not have. More than one patch gets
a cover letter with the text of git branch --edit-description. All other options go to git
format-patch as they are, or are refused where they make no series for the list.
)";
}

int body(const std::vector<std::string>& arguments) {
  if (auto plain = without_no_policy(arguments)) {
    plain->insert(plain->begin(), "format-patch");
    become_git(*plain);
  }
  const FormatRequest request = split_format_arguments(arguments);
  if (request.help) {
    print(help());
    for (const std::string& argument : arguments)
      if (argument == "-h") return 129;
    return 0;
  }
  if (request.version_asked) {
    print("git-bpf-format-patch " BPF_VERSION "\n");
    return 0;
  }
  return request.setup_trees ? setup_trees() : format_series(request);
}

}  // namespace

int main(int argc, char** argv) {
  return run_program({"git bpf-format-patch", usage, body}, argc, argv);
}
