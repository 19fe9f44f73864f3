// SPDX-License-Identifier: GPL-2.0-only
#include "lib/policy/questions.h"

#include "lib/rules/rules.h"

namespace bpf {
namespace {

constexpr std::string_view format_patch = "git bpf-format-patch", status = "git bpf-status";

constexpr Service report_bugs[] = {
    {"git bpf-report", "drafts the mail, to the list, the maintainers and the authors of what git bisect found"},
};
constexpr Service run_ci[] = {
    {"git bpf-ci", "prints how to push a branch to your fork, and the page that opens the pull request against the right base"},
    {"git bpf-check", "shows with --preview which branch BPF CI tries a series on, and against which base"},
};
constexpr Service list[] = {
    {format_patch, "prints the line for git send-email, with the list in it"},
    {"git bpf-recipients", "says who else gets which mail, and why"},
};
constexpr Service feedback[] = {
    {format_patch, "says with --mark-sent until when a reply usually comes"},
    {status, "says until when, and from when on a reminder is polite"},
};
constexpr Service under_discussion[] = {
    {"git bpf-check", "shows with --preview under which name, version and number patchwork files each mail"},
    {status, "has the link, and asks with --patchwork for the state, the delegate and the checks of each patch"},
};
constexpr Service way_into_linux[] = {
    {format_patch, "works the tree out by what the patches fix, and says why"},
    {"git bpf-fixes", "says which trees and which release have what a patch fixes, and so which tree it is for"},
    {format_patch, "adds the remotes of both trees with --setup-trees"},
};
constexpr Service which_tree[] = {
    {format_patch, "writes the tree, the version and the number into each subject"},
    {"prepare-commit-msg", "fills in the area that the subject begins with"},
};
constexpr Service applied[] = {
    {status, "says which patches of a series are in which tree, which were changed, and which were taken back"},
};
constexpr Service window[] = {
    {status, "says when it is open, and that there is no use in a reminder then"},
};
constexpr Service pull_requests[] = {
    {"git bpf-request-pull", "writes the mail, with the date in its subject and the summary in its text"},
};
constexpr Service iproute2[] = {
    {format_patch, "finds iproute2's tree with --kernel-commit, and puts the BPF people in Cc"},
};
constexpr Service run_selftests[] = {
    {"git bpf-env", "says what is missing for it: pahole, options of the kernel, programs that are not built"},
    {"git bpf-env", "keeps with --record what they printed, for the tree that was tested"},
};
constexpr Service which_selftests[] = {
    {"git bpf-env", "holds the kernel under test against the tree that the selftests are of"},
};
constexpr Service find_llvm[] = {
    {"git bpf-env", "asks llc for the targets bpf, bpfeb and bpfel, and clang for its version"},
};
constexpr Service build_llvm[] = {
    {"git bpf-env", "prints the recipe, for this machine, where LLVM is too old or was built without BPF"},
};
constexpr Service minimum[] = {
    {format_patch, "makes the cover letter of a series, and checks all of it"},
    {"git bpf-check", "judges commits, patch files and mails"},
    {"git bpf-fixes", "writes the Fixes: tag of a commit, and finds the commits that a change may be a fix of"},
    {"commit-msg", "judges each message when it is committed"},
    {"applypatch-msg", "judges each message that git am applies"},
    {"sendemail-validate", "judges the whole series before its first mail is sent"},
    {"git bpf-env", "records that the selftests passed; with bpf.requireTests, git bpf-format-patch asks for it"},
};
constexpr Service llvm_issues[] = {
    {"git bpf-report", "drafts the mail with --llvm, which asks for the source, the flags and the code"},
};

constexpr std::string_view stable = "git bpf-stable";
constexpr Service stable_commit[] = {
    {stable, "says which linux-*.y branches have a commit, under whatever id, which need it, and whether it applies there"},
    {stable, "writes the mail to the maintainers with --request"},
};
constexpr Service stable_ended[] = {
    {stable, "knows which branches are maintained until when, and asks for no others"},
};
constexpr Service stable_note[] = {
    {stable, "moves Cc: stable into a note below the --- with --note"},
    {format_patch, "writes that note into the mail"},
};
constexpr Service stable_queue[] = {
    {stable, "says of a fix that only bpf has that it is on hold, and which branches have got it"},
};

constexpr Question questions[] = {
    {"Reporting bugs", "How do I report bugs for BPF kernel code?", "", "", report_bugs},
    {"Submitting patches", "How do I run BPF CI on my changes before sending them out for review?", "", "2023", run_ci},
    {"Submitting patches", "To which mailing list do I need to submit my BPF patches?", "", "", list},
    {"Submitting patches", "Where can I find patches currently under discussion for BPF subsystem?", "", "",
     under_discussion},
    {"Submitting patches", "How do the changes make their way into Linux?", "", "", way_into_linux},
    {"Submitting patches", "How do I indicate which tree (bpf vs. bpf-next) my patch should be applied to?", "", "",
     which_tree},
    {"Submitting patches", "What does it mean when a patch gets applied to bpf or bpf-next tree?", "", "", applied},
    {"Submitting patches", "How long do I need to wait for feedback on my BPF patches?", "", "", feedback},
    {"Submitting patches", "How often do you send pull requests to major kernel trees like net or net-next?", "", "",
     pull_requests},
    {"Submitting patches", "Are patches applied to bpf-next when the merge window is open?", "", "", window},
    {"Submitting patches", "Verifier changes and test cases",
     "I made a BPF verifier change, do I need to add test cases for BPF kernel selftests?", "", {}},
    {"Submitting patches", "samples/bpf preference vs selftests?",
     "When should I add code to samples/bpf/ and when to BPF kernel selftests?", "", {}},
    {"Submitting patches", "When should I add code to the bpftool?", "", "", {}},
    {"Submitting patches", "When should I add code to iproute2's BPF loader?", "", "", {}},
    {"Submitting patches", "Do you accept patches as well for iproute2's BPF loader?", "", "", iproute2},
    {"Submitting patches", "What is the minimum requirement before I submit my BPF patches?", "", "", minimum},
    {"Submitting patches", "Features changing BPF JIT and/or LLVM",
     "What do I need to consider when adding a new instruction or feature that would require BPF JIT and/or LLVM "
     "integration as well?",
     "", {}},
    {"Submitting patches", R"(What "BPF_INTERNAL" symbol namespace is for?)", "", "2025", {}},
    {"Stable submission", "I need a specific BPF commit in stable kernels. What should I do?", "", "", stable_commit},
    {"Stable submission", "Do you also backport to kernels not currently maintained as stable?", "", "", stable_ended},
    {"Stable submission", "The BPF patch I am about to submit needs to go to stable as well",
     "The BPF patch I am about to submit needs to go to stable as well What should I do?", "", stable_note},
    {"Stable submission", "Queue stable patches",
     "Where do I find currently queued BPF patches that will be submitted to stable?", "", stable_queue},
    {"Testing patches", "How to run BPF selftests", "", "", run_selftests},
    {"Testing patches", "Which BPF kernel selftests version should I run my kernel against?", "", "", which_selftests},
    {"LLVM", "Where do I find LLVM with BPF support?", "", "", find_llvm},
    {"LLVM", "Got it, so how do I build LLVM manually anyway?", "", "", build_llvm},
    {"LLVM", "Reporting LLVM BPF issues",
     "Should I notify BPF kernel maintainers about issues in LLVM's BPF code generation back end or about LLVM "
     "generated code that the verifier refuses to accept?",
     "", llvm_issues},
    {"LLVM", "New BPF instruction for kernel and LLVM",
     "I have added a new BPF instruction to the kernel, how can I integrate it into LLVM?", "", {}},
    {"LLVM", "clang flag for target bpf?",
     "In some cases clang flag --target=bpf is used but in other cases the default clang target, which matches the "
     "underlying architecture, is used. What is the difference and when I should use which?",
     "", {}},
};

}  // namespace

std::span<const Question> all_questions() { return questions; }

std::string_view cited_document(const Rule& rule) { return rule.citation.substr(0, rule.citation.find(',')); }

std::string_view cited_section(const Rule& rule) {
  const std::size_t from = rule.citation.find('"'), to = rule.citation.rfind('"');
  return from < to ? rule.citation.substr(from + 1, to - from - 1) : std::string_view{};
}

std::vector<const Rule*> rules_for(const Question& question) {
  std::vector<const Rule*> found;
  for (const Rule* rule : all_rules()) {
    const std::string_view section = cited_section(*rule);
    if (cited_document(*rule) == "bpf_devel_QA" && !section.empty() &&
        (section == question.heading || section == question.text))
      found.push_back(rule);
  }
  return found;
}

}  // namespace bpf
