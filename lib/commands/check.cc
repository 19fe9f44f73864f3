// SPDX-License-Identifier: GPL-2.0-only
#include <array>

#include "lib/commands/commands.h"
#include "lib/report/formats.h"

namespace bpf {
namespace {

constexpr std::string_view synopsis[] = {"[<options>] [<range> | <commit>... | <file>... | <directory> | -]"};

constexpr auto formats = [] {
  std::array<Word, std::size(all_formats)> words{};
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = {all_formats[i].name, all_formats[i].help};
  return words;
}();
constexpr Word versions[] = {{"v1", "the only version there is"}};

constexpr Option options[] = {
    {.name = "tree", .argument = "<tree>", .help = "the tree that the patches are for", .takes = Takes::tree,
     .more = "Else it is found as git bpf-format-patch does."},
    {.name = "profile", .argument = "<year>", .help = "the version of the document", .takes = Takes::words,
     .words = profile_words},
    {.name = "format", .argument = "<format>", .help = "how findings are printed", .takes = Takes::words,
     .words = formats},
    {.name = "porcelain", .argument = "<version>", .help = "one record a finding, for scripts; this format stays as it is",
     .takes = Takes::words, .words = versions, .implied = "v1"},
    {.name = "null", .letter = 'z', .help = "end records with NUL, and do not quote paths; implies --porcelain"},
    {.name = "strict", .help = "fail for warnings, and for rules that could not run"},
    {.name = "allow", .argument = "<rule>", .help = "waive a rule; its findings are only counted",
     .takes = Takes::rule, .more = "May be given more than once."},
    {.name = "preview", .help = "show what patchwork, BPF CI and netdev's checks make of it, instead of judging it"},
    {.name = "doctor", .help = "say what is installed and set up here, what does not work, and how to mend it",
     .more = "Nothing is judged. The exit status is 1 when something does not work as it is set up. The formats are "
             "human and json."},
    {.name = "list-rules", .help = "show all rules with their severities"},
    {.name = "by-question",
     .help = "with --list-rules: by the questions of the document, with the commands that serve them"},
    {.name = "explain", .argument = "<rule>", .help = "explain a rule, with an example", .takes = Takes::rule},
    color_option,
    {.name = "stdin", .help = "read a mail or an mbox from standard input, like -"},
    {.name = "quiet", .letter = 'q', .help = "no summary"},
    {.name = "verbose", .letter = 'v', .help = "say what is looked at"},
};

constexpr std::string_view configuration[] = {
    "bpf.<rule>", "bpf.profile", "branch.<name>.bpfTree", "bpf.tree.<tree>.ref", "color.bpf",
    "advice.bpfUnknownTree"};

}  // namespace

constexpr Command bpf_check = {
    .name = "git bpf-check",
    .summary = "check BPF patches against the rules of the BPF subsystem",
    .synopsis = synopsis,
    .options = options,
    .configuration = configuration,
    .takes_commits = true,
    .takes_files = true,
};

}  // namespace bpf
