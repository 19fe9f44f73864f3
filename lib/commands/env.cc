// SPDX-License-Identifier: GPL-2.0-only
#include "lib/commands/commands.h"

namespace bpf {
namespace {

constexpr std::string_view synopsis[] = {"[<options>] [<commit>]", "--record <log> [<commit>]", "--tested [<commit>]"};

constexpr Option options[] = {
    {.name = "config", .argument = "<file>", .help = "the configuration of the kernel under test", .takes = Takes::file,
     .more = "Else .config in $KBUILD_OUTPUT or at the top of the working tree, or that of the kernel that runs."},
    {.name = "kernel-release", .argument = "<release>",
     .help = "the kernel under test, as uname -r there; else the one that runs", .takes = Takes::text},
    {.name = "record", .argument = "<log>", .help = "record the results in a log of the selftests; - is standard input",
     .takes = Takes::file,
     .more = "The log is what test_progs, test_verifier, vmtest.sh or make run_tests printed. What is recorded is for "
             "the tree of the commit, so that it outlives another message."},
    {.name = "tested", .help = "show which results are recorded"},
    color_option,
    {.name = "verbose", .letter = 'v', .help = "show each option of the kernel that is missing"},
};

constexpr std::string_view configuration[] = {"bpf.requireTests", "color.bpf"};

}  // namespace

constexpr Command bpf_env = {
    .name = "git bpf-env",
    .summary = "say whether BPF selftests can be built and run here, and keep their results",
    .synopsis = synopsis,
    .options = options,
    .notes = "It looks for pahole, clang and llc on PATH, and holds the kernel and its configuration against the tree "
             "of the commit (HEAD). Nothing of the tree is run.",
    .configuration = configuration,
    .takes_commits = true,
};

}  // namespace bpf
