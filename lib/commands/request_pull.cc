// SPDX-License-Identifier: GPL-2.0-only
#include "lib/commands/commands.h"

namespace bpf {
namespace {

constexpr std::string_view synopsis[] = {"[<options>] <start> <url> [<end>]"};

constexpr Word styles[] = {
    {"document", "pull-request: bpf yyyy-mm-dd, to netdev; the default"},
    {"git-pull", "[GIT PULL], to Linus"},
};

constexpr Option options[] = {
    {.name = "tree", .argument = "<tree>", .help = "what is to be pulled, bpf or bpf-next; else the URL says it, or the branch",
     .takes = Takes::text},
    {.name = "style", .argument = "<style>", .help = "the form", .takes = Takes::words, .words = styles},
    {.name = "for", .argument = "<release>", .help = "the release that a [GIT PULL] is for: 6.19-rc5",
     .takes = Takes::text},
    {.name = "date", .argument = "<yyyy-mm-dd>", .help = "the date in the subject; else today's (UTC)",
     .takes = Takes::text},
    {.name = "reroll-count", .argument = "<n>", .help = "the version of the request", .takes = Takes::text},
    {.name = "summary-from", .argument = "<file>",
     .help = "a file with the summary, - for standard input; else the tag or the branch has it", .takes = Takes::file},
    {.name = "to", .argument = "<address>", .help = "where it goes; else to netdev, and a [GIT PULL] to Linus",
     .takes = Takes::address},
    {.name = "cc", .argument = "<address>", .help = "who gets a copy, too", .takes = Takes::address},
    {.name = "output", .letter = 'o', .argument = "<file>", .help = "write the mail to this file, which is to be new",
     .takes = Takes::file},
    {.name = "force", .help = "write over a file that is there"},
    {.name = "quiet", .letter = 'q', .help = "no line about how to send it"},
};

constexpr std::string_view configuration[] = {"branch.<name>.bpfTree", "bpf.pullRequestStyle"};

}  // namespace

constexpr Command bpf_request_pull = {
    .name = "git bpf-request-pull",
    .summary = "write the mail that asks to pull bpf or bpf-next",
    .synopsis = synopsis,
    .options = options,
    .configuration = configuration,
    .takes_commits = true,
};

}  // namespace bpf
