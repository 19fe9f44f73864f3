// SPDX-License-Identifier: GPL-2.0-only
#include "lib/commands/commands.h"

namespace bpf {
namespace {

constexpr std::string_view synopsis[] = {"[<options>] [<branch>...]", "[<options>] --all"};

constexpr Word formats[] = {
    {"human", "for people at a terminal"},
    {"json", "for programs, with a version of the schema"},
};

constexpr Option options[] = {
    {.name = "all", .letter = 'a', .help = "all local branches that are work for one of the trees, a line each",
     .more = "Those are the branches whose tree is configured, whose upstream is one of the trees, or of which a "
             "version was sent."},
    {.name = "patchwork", .help = "ask patchwork, too: this is all that uses the network",
     .more = "What patchwork says of each patch that was sent: its state, its delegate, its checks."},
    {.name = "tree", .argument = "<tree>", .help = "the tree that the patches are for", .takes = Takes::tree,
     .more = "Else it is found as git bpf-format-patch does."},
    {.name = "profile", .argument = "<year>", .help = "the version of the document", .takes = Takes::words,
     .words = profile_words, .more = "It says where patchwork is."},
    {.name = "format", .argument = "<format>", .help = "how it is printed", .takes = Takes::words, .words = formats},
    color_option,
};

constexpr std::string_view configuration[] = {
    "bpf.patchworkUrl", "bpf.patchworkTimeout", "bpf.profile", "branch.<name>.bpfTree", "branch.<name>.bpfVersion",
    "branch.<name>.bpfSeries", "bpf.tree.<tree>.ref", "color.bpf",
};

}  // namespace

constexpr Command bpf_status = {
    .name = "git bpf-status",
    .summary = "show where your series stand",
    .synopsis = synopsis,
    .options = options,
    .notes = "Without a branch: the one that HEAD is on.",
    .configuration = configuration,
    .takes_commits = true,
};

}  // namespace bpf
