// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/ci.h"

#include <unistd.h>

#include <algorithm>
#include <map>

#include "lib/cli/facts_of.h"
#include "lib/cli/input.h"
#include "lib/cli/program.h"
#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/scan.h"
#include "lib/model/shell.h"
#include "lib/policy/check.h"
#include "lib/report/color.h"
#include "lib/report/display.h"
#include "lib/report/human.h"
#include "lib/rules/rules.h"
#include "lib/series/ci.h"
#include "lib/series/landed.h"
#include "lib/series/whereabouts.h"

namespace bpf {
namespace {

// What the branch has that its tree has not, under any of the names that the tree has here.
std::size_t commits_beyond(const std::string& tip, const Target& target, const Config& config) {
  std::vector<std::string> arguments = {"rev-list", "--count", "--no-merges", tip};
  for (const TreeTip& known : fetched_trees(config))
    if (known.tree == target.tree) arguments.push_back("^" + known.id);
  arguments.push_back("--");
  return static_cast<std::size_t>(std::max(to_number(trim(git_output(std::move(arguments)))), 0));
}

std::string drop_by_hand(const std::string& tree, const std::string& what) {
  return "git rebase -i " + shell_quote(tree) + ", and delete the lines of " + what;
}

// A branch that is based on another tree would bring that tree's commits into the pull request.
bool is_based_elsewhere(const Input& input, const std::string& tip, const Config& config) {
  if (find_base(tip, input.target, config).empty()) {
    complain("error: the branch has no commit in common with " +
             display_line(short_ref(ref_of_tree(*input.target.tree, config))) + ": BPF CI could not apply it\n");
    return true;
  }
  const std::size_t beyond = commits_beyond(tip, input.target, config);
  const std::size_t own = input.series.patches.size() + (input.series.cover ? 1 : 0);  // b4's cover letter is a commit
  if (beyond <= own) return false;
  const std::string tree = short_ref(ref_of_tree(*input.target.tree, config));
  // Behind a merge, git rebase takes along what the merge brought.
  const std::string hint = input.merges > 0
                               ? drop_by_hand(tree, "the commits that are not yours")
                               : "git rebase --onto " + shell_quote(tree) + " " + input.base.substr(0, 12);
  complain("error: the branch is not based on " + display_line(tree) + ": " + std::to_string(beyond - own) + " of its " +
           plural(beyond, "commit") + (beyond - own == 1 ? " is" : " are") + " of another tree\nhint: " +
           display_line(hint) + "\n");
  return true;
}

// A rebase over a merge makes copies of what it brought, which no base tells from the user's own commits.
void warn_of_copies(const Input& input, const Config& config) {
  std::vector<LandingPlace> places;
  for (const TreePlace& place : places_here(config)) places.push_back({place.name, place.id});
  std::vector<Sought> sought;
  for (const Patch& patch : input.series.patches) sought.push_back({&patch});
  std::map<std::string, std::vector<std::string>> copies;
  try {
    const std::vector<std::vector<Landing>> landed = find_landed(sought, places);
    for (std::size_t i = 0; i < landed.size(); ++i)
      for (const Landing& landing : landed[i])
        if (landing.reverted_by.empty())
          copies[landing.tree].push_back(sought[i].patch->source()->name);
  } catch (const Error&) {  // as in a history that is cut: nothing is known
    return;
  }
  for (const auto& [tree, ids] : copies) {
    std::string names;
    for (const std::string& id : ids) names += (names.empty() ? "" : ", ") + id;
    complain("warning: " + display_line(tree) + " has " + std::to_string(ids.size()) + " of the " +
             plural(sought.size(), "commit") + " already: " + names + "\n");
  }
  if (!copies.empty())
    complain("hint: " + display_line(drop_by_hand(short_ref(ref_of_tree(*input.target.tree, config)), "these")) + "\n");
}

// Whether the rules on where a branch stands have an error; all that they find is said.
bool does_not_apply(const Input& input, const std::string& tip, bool color, const Config& config) {
  Policy policy = policy_of(config);
  constexpr std::string_view wanted[] = {"applies-to-target", "base-is-public", "rebase-against-target", "tree-stale"};
  for (const Rule* rule : all_rules())
    if (std::find(std::begin(wanted), std::end(wanted), rule->id) == std::end(wanted)) policy.set(*rule, Severity::off);
  Facts facts = facts_of(input.series, input.target, config, input.base);
  add_base_facts(facts, input.base, tip, input.target, config);
  const Verdict verdict = check(input.series, facts, policy);
  const Style style{.color = color, .why = false};
  complain(format_findings(verdict, input.series, style) + format_not_run(verdict));
  return verdict.has_errors();
}

std::string branch_in_fork(const CiOptions& options, const std::string& branch) {
  const std::string name = options.branch.empty() ? branch : options.branch;
  if (name.empty()) throw Error("HEAD is on no branch: the branch in the fork needs a name", "--branch=<name>");
  const std::string refusal = refusal_of_branch(name);
  if (!refusal.empty()) throw Error("the branch cannot be called '" + name + "': " + refusal, "--branch=<name>");
  if (!run_git({"check-ref-format", "refs/heads/" + name}).ok()) throw Error("'" + name + "' is no name of a branch");
  return name;
}

// The arguments of git push; empty when the fork has this very commit, as far as is known here.
// What it has of the branch is replaced only if it is what is known here.
std::vector<std::string> push_arguments(const Fork& fork, const std::string& tip, const std::string& branch) {
  const std::string there = read_ref("refs/remotes/" + fork.remote + "/" + branch);
  if (there == tip) return {};
  std::vector<std::string> arguments = {"push"};
  const bool replaces = !there.empty() && !run_git({"merge-base", "--is-ancestor", there, tip}).ok();
  if (replaces) arguments.push_back("--force-with-lease=refs/heads/" + branch + ":" + there);
  arguments.insert(arguments.end(), {fork.remote, "HEAD:refs/heads/" + branch});
  return arguments;
}

void push(const std::vector<std::string>& arguments, const Fork& fork) {
  const int status = run_git_in_terminal(arguments);
  if (status != 0)
    throw Error("git push to '" + fork.remote + "' failed, see above", "git fetch " + shell_quote(fork.remote) +
                " shows what is there; run this again when the push can work");
}

std::string title_of(const Series& series, const std::string& branch, const Config& config) {
  if (series.cover) return std::string(series.cover->message.subject);
  if (series.patches.size() == 1) return std::string(series.patches.front().message.subject);
  const std::string description = config.get("branch." + branch + ".description").value_or("");
  std::string subject(trim(std::string_view(description).substr(0, description.find("\n\n"))));
  std::replace(subject.begin(), subject.end(), '\n', ' ');
  return subject.empty() ? std::string(series.patches.back().message.subject) : subject;
}

// As read_input(), whose hints for git bpf-check speak of ranges.
Input read_branch_input(const InputRequest& request, const Config& config) {
  try {
    return read_input(request, config);
  } catch (const Error& error) {
    constexpr std::string_view range = "name the range (<base>..), or: ";
    if (!error.hint.starts_with(range)) throw;
    throw Error(error.what(), error.hint.substr(range.size()), error.status);
  }
}

void note_what_stays_behind(const Input& input) {
  if (input.merges > 0)
    complain("warning: " + plural(input.merges, "merge") + " in the branch: a series for the list has none\n");
  if (!git_output({"status", "--porcelain", "--untracked-files=no", "-z"}).empty())
    complain("note: what is not committed is not in it\n");
}

}  // namespace

int run_ci(const CiOptions& options) {
  const Layout layout = read_layout();
  const Config config = Config::read();
  InputRequest request;
  request.tree = options.tree;
  const Input input = read_branch_input(request, config);
  if (input.target.tree == nullptr) throw Error("cannot tell the tree: " + input.target.why, input.target.remedy);
  const std::string tree(input.target.tree->name), base = ci_base(*input.target.tree);
  if (!options.quiet) complain("tree: " + tree + " (" + display_line(input.target.why) + ")\n");
  if (!options.base.empty() && options.base != base)
    throw Error("--base: a pull request for " + tree + " goes against " + base + ", not '" + options.base + "'",
                "--tree, if the tree is wrong");
  const Fork fork = find_fork(options.remote, config);
  const std::string branch = branch_in_fork(options, input.branch), tip = resolve_commit("HEAD");
  if (is_based_elsewhere(input, tip, config)) return 1;
  if (does_not_apply(input, tip, use_color(options.color, config, STDERR_FILENO), config)) return 1;
  if (!options.quiet) warn_of_copies(input, config);
  if (!options.quiet && !layout.bare) note_what_stays_behind(input);

  const std::vector<std::string> arguments = push_arguments(fork, tip, branch);
  std::string command = "git";
  for (const std::string& argument : arguments) command += " " + shell_quote(argument);
  print_lines("push: " + (arguments.empty() ? "nothing to do, " + display_line(fork.remote) + " has it" : display_line(command)) + "\n");
  flush_output();
  if (options.push && !arguments.empty()) push(arguments, fork);
  print_lines("pull request: " + pull_request_url(fork, base, branch, title_of(input.series, input.branch, config)) + "\n");
  print_lines("or: gh pr create --repo kernel-patches/bpf --base " + base + " --head " +
        display_line(shell_quote(fork.repository.owner + ":" + branch)) + "\n");
  return 0;
}

}  // namespace bpf
