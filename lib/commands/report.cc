// SPDX-License-Identifier: GPL-2.0-only
#include "lib/commands/commands.h"

namespace bpf {
namespace {

constexpr std::string_view synopsis[] = {"[<options>] [<commit>]", "--check <file>"};

constexpr Option options[] = {
    {.name = "output", .letter = 'o', .argument = "<file>", .help = "write the mail to this file, which is to be new",
     .takes = Takes::file},
    {.name = "edit", .help = "open it in git's editor, then check it"},
    {.name = "check", .help = "say what is left to fill in in a file, and who gets no copy"},
    {.name = "subject", .letter = 's', .argument = "<text>", .help = "what goes wrong, in a few words",
     .takes = Takes::text},
    {.name = "text", .letter = 'F', .argument = "<file>",
     .help = "a file with your words, - for standard input; else there are questions to answer", .takes = Takes::file},
    {.name = "log", .argument = "<file>", .help = "what the verifier or the kernel says, - for standard input",
     .takes = Takes::file},
    {.name = "bisect-log", .argument = "<file>",
     .help = "what git bisect log printed; else it is asked, if a bisection is going on here", .takes = Takes::file},
    {.name = "regression", .help = "it worked with an older kernel; a bisection says so by itself",
     .more = "The subject then begins with [REGRESSION], regressions@lists.linux.dev gets a copy, and a line for its "
             "robot says since when, as the kernel's document on regressions asks."},
    {.name = "no-regression", .help = "it never worked, whatever the bisection looks like"},
    {.name = "llvm", .help = "it is clang's code that is wrong, or that the verifier refuses"},
    {.name = "path", .argument = "<path>", .help = "a file of the kernel that it is about, for who looks after that",
     .takes = Takes::file},
    {.name = "kernel-release", .argument = "<release>", .help = "the kernel; else the one that runs here",
     .takes = Takes::text},
    {.name = "config", .argument = "<file>", .help = "its configuration; else that of the kernel that runs here",
     .takes = Takes::file},
    {.name = "profile", .argument = "<year>", .help = "the version of the document", .takes = Takes::words,
     .words = profile_words},
    {.name = "maintainers", .argument = "<file>", .help = "read this MAINTAINERS, and not the tree's",
     .takes = Takes::file},
    {.name = "to", .argument = "<address>", .help = "where it goes, too", .takes = Takes::address},
    {.name = "cc", .argument = "<address>", .help = "who gets a copy, too", .takes = Takes::address},
    {.name = "force", .help = "write over a file that is there"},
    {.name = "quiet", .letter = 'q', .help = "no advice about the environment and what to do next"},
};

constexpr std::string_view configuration[] = {"bpf.profile", "bpf.tree.<tree>.ref"};

}  // namespace

constexpr Command bpf_report = {
    .name = "git bpf-report",
    .summary = "draft the mail that reports a bug in BPF",
    .synopsis = synopsis,
    .options = options,
    .notes = "Nothing is sent. What you have to say is left to fill in, on lines with EDITME.",
    .configuration = configuration,
    .takes_commits = true,
    .takes_files = true,
};

}  // namespace bpf
