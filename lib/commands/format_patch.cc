// SPDX-License-Identifier: GPL-2.0-only
#include "lib/commands/commands.h"

namespace bpf {
namespace {

constexpr std::string_view synopsis[] = {"[<options>] [<since> | <range>] [<options of git format-patch>]"};

constexpr Option options[] = {
    {.name = "tree", .argument = "<tree>", .help = "the tree that the series is for", .takes = Takes::tree,
     .more = "Else branch.<name>.bpfTree, the upstream's remote or format.subjectPrefix say it, or the commits "
             "themselves."},
    {.name = "kernel-commit", .argument = "<id>",
     .help = "in iproute2: the change of the kernel that decides between its trees", .takes = Takes::text},
    {.name = "reroll-count", .letter = 'v', .argument = "<n>",
     .help = "the version of the series: [PATCH bpf-next v2 1/3]; else the one after the version that was sent last",
     .takes = Takes::text},
    {.name = "rfc", .help = "ask for comments: [RFC PATCH ...]"},
    {.name = "resend", .help = "send again what did not change: [PATCH ... RESEND]"},
    {.name = "output-directory", .letter = 'o', .argument = "<directory>",
     .help = "where the files go (format.outputDirectory; else here)", .takes = Takes::directory},
    {.name = "stdout", .help = "write the mails to standard output"},
    {.name = "recipients",
     .help = "write To and Cc into the mails (bpf.recipients = headers); else they are in the git send-email command "
             "that is shown"},
    {.name = "no-recipients", .help = "name nobody but the list (bpf.recipients = off)"},
    {.name = "allow", .argument = "<rule>", .help = "waive a rule", .takes = Takes::rule,
     .more = "May be given more than once."},
    {.name = "force", .help = "write the patches in spite of errors, and say which"},
    {.name = "edit", .help = "edit the text of the cover letter first; a new version's changelog is begun"},
    {.name = "no-range-diff", .help = "from v2 on, leave the range-diff with the version before out"},
    {.name = "mark-sent", .help = "write nothing; record the range, or these patch files, as sent"},
    {.name = "dry-run", .help = "only show the git format-patch command"},
    {.name = "setup-trees", .help = "add the remotes of bpf and bpf-next that are missing here, and do nothing else"},
    {.name = "no-policy", .help = "be git format-patch: nothing is checked or added"},
    color_option,
    {.name = "quiet", .letter = 'q', .help = "only the names of the files"},
};

constexpr std::string_view configuration[] = {
    "bpf.<rule>", "bpf.profile", "branch.<name>.bpfTree", "branch.<name>.bpfVersion", "branch.<name>.bpfSeries",
    "bpf.tree.<tree>.ref", "bpf.recipients", "bpf.kernelRepository", "bpf.requireTests", "bpf.iproute2Prefix", "color.bpf",
    "advice.bpfOtherSeries", "advice.bpfMaintainers"};

}  // namespace

constexpr Command bpf_format_patch = {
    .name = "git bpf-format-patch",
    .summary = "write the patch files of a BPF series, checked before and after",
    .synopsis = synopsis,
    .options = options,
    .notes = "Without a range: the commits of this branch that the tree does not have. More than one patch gets a "
             "cover letter with the text of git branch --edit-description. All other options go to git format-patch "
             "as they are, or are refused where they make no series for the list.",
    .configuration = configuration,
    .takes_commits = true,
    .passes_on = true,
};

}  // namespace bpf
