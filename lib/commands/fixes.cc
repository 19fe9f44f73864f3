// SPDX-License-Identifier: GPL-2.0-only
#include "lib/commands/commands.h"

namespace bpf {
namespace {

constexpr std::string_view synopsis[] = {
    "[<options>] <commit>...",
    "[<options>] <file>:<line>[,<last>]...",
    "[<options>] [--staged | --for <commit>] [[--] <file>...]",
    "--amend [--dry-run] [--force] <commit>...",
};

constexpr Option options[] = {
    {.name = "staged", .help = "candidates for what is staged",
     .more = "This is the default when anything is staged."},
    {.name = "for", .argument = "<commit>", .help = "candidates for what this commit fixes; else HEAD",
     .takes = Takes::commit},
    {.name = "ignore-rev", .argument = "<commit>", .help = "look behind this commit: it did not bring the bug in",
     .takes = Takes::commit, .more = "It may be given more than once. blame.ignoreRevsFile counts, too."},
    {.name = "amend", .help = "put the tags into the message of HEAD",
     .more = "A tag for the same commit in another form is corrected, one that is right stays. Nothing that is staged gets "
             "into the commit. git commit does it, with its hooks and signatures."},
    {.name = "dry-run", .letter = 'n', .help = "with --amend: print the new message only"},
    {.name = "force", .letter = 'f', .help = "with --amend: even when a tree has HEAD already"},
    {.name = "quiet", .letter = 'q', .help = "print the tag, and nothing about it"},
};

constexpr std::string_view configuration[] = {"branch.<name>.bpfTree", "bpf.tree.<tree>.ref"};

}  // namespace

constexpr Command bpf_fixes = {
    .name = "git bpf-fixes",
    .summary = "write the Fixes: tag of a commit, or find what a change fixes",
    .synopsis = synopsis,
    .options = options,
    .notes = "A commit is a revision, an id, a tag that was pasted, or a subject in quotes. Candidates are the commits "
             "that the lines came from: a guess.",
    .configuration = configuration,
    .takes_commits = true,
    .takes_files = true,
};

}  // namespace bpf
