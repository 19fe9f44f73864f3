// SPDX-License-Identifier: GPL-2.0-only
#include "lib/commands/commands.h"

namespace bpf {
namespace {

constexpr std::string_view synopsis[] = {
    "[<options>] <commit>...",
    "--request --reason=<text> [<options>] <commit>...",
    "--note [--reason=<text>] [<commit> | <file>...]",
};

constexpr Option options[] = {
    {.name = "branch", .letter = 'b', .argument = "<version>",
     .help = "only this branch, 6.12 or linux-6.12.y; may be given again", .takes = Takes::stable_branch},
    {.name = "all", .letter = 'a', .help = "branches that are no longer maintained, too"},
    {.name = "date", .argument = "<yyyy-mm-dd>", .help = "judge by this day which branches are maintained; else by today",
     .takes = Takes::text},
    {.name = "request", .help = "write the mail that asks the BPF maintainers to queue the commits"},
    {.name = "note", .help = "move Cc: stable out of the description, into a note below the ---"},
    {.name = "reason", .letter = 'm', .argument = "<text>", .help = "why stable kernels need it; of --note: what the note says",
     .takes = Takes::text},
    {.name = "reason-from", .letter = 'F', .argument = "<file>", .help = "the same from a file, - for standard input",
     .takes = Takes::file},
    {.name = "to", .argument = "<address>", .help = "who is asked; else the BPF maintainers", .takes = Takes::address},
    {.name = "cc", .argument = "<address>", .help = "who gets a copy, too", .takes = Takes::address},
    {.name = "output", .letter = 'o', .argument = "<file>", .help = "write the mail to this file, which is to be new",
     .takes = Takes::file},
    {.name = "force", .help = "write over a file that is there"},
    color_option,
    {.name = "quiet", .letter = 'q', .help = "nothing but the answer, or the mail"},
};

constexpr std::string_view configuration[] = {"bpf.stableRemote", "bpf.stable.<version>.eol", "bpf.tree.<tree>.ref", "color.bpf"};

}  // namespace

constexpr Command bpf_stable = {
    .name = "git bpf-stable",
    .summary = "say which stable branches need a commit, and ask for it",
    .synopsis = synopsis,
    .options = options,
    .configuration = configuration,
    .takes_commits = true,
    .takes_files = true,
};

}  // namespace bpf
