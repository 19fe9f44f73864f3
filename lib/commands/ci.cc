// SPDX-License-Identifier: GPL-2.0-only
#include "lib/commands/commands.h"

namespace bpf {
namespace {

constexpr std::string_view synopsis[] = {"[<options>]"};

constexpr Word bases[] = {{"bpf_base", "of bpf"}, {"bpf-next_base", "of bpf-next"}};

constexpr Option options[] = {
    {.name = "tree", .argument = "<tree>", .help = "the tree that the branch is for", .takes = Takes::tree,
     .more = "Else it is found as git bpf-format-patch does. BPF CI tests bpf and bpf-next."},
    {.name = "push", .help = "push the branch; else only the command is shown"},
    {.name = "remote", .argument = "<remote>", .help = "the remote that is your fork of kernel-patches/bpf",
     .takes = Takes::remote, .more = "Else bpf.ciRemote, or the only remote that is one by its URL."},
    {.name = "branch", .argument = "<name>", .help = "the name of the branch in the fork; else that of this branch",
     .takes = Takes::branch},
    {.name = "base", .argument = "<base>", .help = "the base that you mean; it is an error if it is not the tree's",
     .takes = Takes::words, .words = bases},
    color_option,
    {.name = "quiet", .letter = 'q', .help = "only the commands and the URL"},
};

constexpr std::string_view configuration[] = {"branch.<name>.bpfTree", "bpf.tree.<tree>.ref", "bpf.ciRemote", "color.bpf"};

}  // namespace

constexpr Command bpf_ci = {
    .name = "git bpf-ci",
    .summary = "run BPF CI on this branch before it is sent",
    .synopsis = synopsis,
    .options = options,
    .notes = "It checks that the branch applies to its tree, finds your fork of kernel-patches/bpf, and prints how to "
             "push there and the page that opens the pull request, against the tree's base. The network is used with "
             "--push alone.",
    .configuration = configuration,
};

}  // namespace bpf
