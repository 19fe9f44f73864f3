// SPDX-License-Identifier: GPL-2.0-only
#include "lib/commands/commands.h"

namespace bpf {
namespace {

constexpr std::string_view synopsis[] = {
    "[<options>] [<range> | <commit>... | <file>... | <directory> | - | -f <path>...]"};

constexpr Word formats[] = {
    {"human", "each mail with its To and Cc; the default"},
    {"plain", "one address a line"},
    {"roles", "as get_maintainer.pl prints them"},
    {"json", "for programs, with a version of the schema"},
};

constexpr Option options[] = {
    {.name = "to", .help = "only who belongs into To, one address a line"},
    {.name = "cc", .help = "only who belongs into Cc, one address a line"},
    {.name = "why", .help = "say for each address what brought it in"},
    {.name = "format", .argument = "<format>", .help = "how they are printed", .takes = Takes::words, .words = formats},
    {.name = "tree", .argument = "<tree>", .help = "the tree that the patches are for", .takes = Takes::tree},
    {.name = "profile", .argument = "<year>", .help = "the version of the document", .takes = Takes::words,
     .words = profile_words},
    {.name = "maintainers", .argument = "<file>", .help = "read this MAINTAINERS, and not the target tree's",
     .takes = Takes::file},
    {.name = "maintainers-only", .help = "what MAINTAINERS says, nothing else",
     .more = "This is what get_maintainer.pl --nogit --nogit-fallback --nofixes gives."},
    {.name = "linux-kernel", .help = "add linux-kernel@vger.kernel.org, which is everybody's list"},
    {.name = "file", .letter = 'f', .help = "the operands are paths, not patches",
     .more = "They are relative to the current directory."},
    {.name = "stdin", .help = "read a mail or an mbox from standard input, like -"},
    {.name = "quiet", .letter = 'q', .help = "no notes"},
};

constexpr std::string_view configuration[] = {"bpf.profile", "branch.<name>.bpfTree", "bpf.tree.<tree>.ref"};

}  // namespace

constexpr Command bpf_recipients = {
    .name = "git bpf-recipients",
    .summary = "say who gets which mail of a BPF series, and why",
    .synopsis = synopsis,
    .options = options,
    .configuration = configuration,
    .takes_commits = true,
    .takes_files = true,
};

}  // namespace bpf
