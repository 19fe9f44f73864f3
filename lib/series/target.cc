// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/target.h"

#include <algorithm>
#include <map>

#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/model/scan.h"
#include "lib/model/shell.h"
#include "lib/model/subject.h"
#include "lib/report/display.h"
#include "lib/series/remotes.h"

namespace bpf {
namespace {

const Tree& tree_named(const std::string& name, const std::string& where, int status) {
  if (const Tree* tree = find_tree(name)) return *tree;
  throw Error(where + ": no tree is called '" + name + "'", "trees: " + tree_names(), status);
}

// The tree that a branch's upstream belongs to, by the URL of its remote.
const Tree* tree_of_upstream(const Config& config, const Branch& branch) {
  const std::string section = "branch." + branch.name + ".";
  const std::string remote = config.get(section + "remote").value_or("");
  std::string merge = config.get(section + "merge").value_or("");
  if (remote.empty() || merge.empty()) return nullptr;
  if (merge.starts_with("refs/heads/")) merge = merge.substr(11);
  for (const Remote& known : read_remotes(config))
    if (known.name == remote) return tree_of_remote(known, merge);
  return tree_of_remote({"", remote, resolve_url(remote, config)}, merge);
}

// Linux itself, where every tree ends up: mainline, stable and next.
bool is_mainline(std::string_view url) {
  for (std::string_view end : {"/", ".git"})
    if (url.ends_with(end)) url.remove_suffix(end.size());
  for (std::string_view end : {"torvalds/linux", "stable/linux", "linux-stable", "next/linux-next"})
    if (url.ends_with(end)) return true;
  return false;
}

// The refs of what has been applied.
std::vector<std::string> applied_refs(const Config& config) {
  std::vector<std::string> refs;
  for (const TreeRef& known : known_tree_refs(config)) refs.push_back(known.ref);
  for (const auto& [key, url] : config.entries())
    if (key.starts_with("remote.") && key.ends_with(".url") && is_mainline(url))
      refs.push_back("refs/remotes/" + key.substr(7, key.size() - 7 - 4) + "/");
  return refs;
}

// Git passes over a ref that it cannot read, and has the exit status 0.
void refuse_broken_refs(std::string_view said) {
  constexpr std::string_view words = "ignoring broken ref ";
  const std::size_t at = said.find(words);
  if (at == said.npos) return;
  const std::string ref(said.substr(at + words.size(), said.find('\n', at) - at - words.size()));
  throw Error(ref + " is broken", "rm \"$(git rev-parse --git-path " + ref + ")\", then git fetch");
}

// The upstream, also where no refspec says which ref of ours is its copy.
std::string upstream_name(const Config& config, const Branch& branch) {
  if (const std::string ref = upstream_of(branch); !ref.empty()) return short_ref(ref);
  const std::string section = "branch." + branch.name + ".";
  return short_ref(config.get(section + "merge").value_or("")) + " of " + config.get(section + "remote").value_or("");
}

// What makes the history complete enough to say that a commit is nowhere in it.
std::string how_to_fetch(const Target& target, const Config& config, bool shallow) {
  if (shallow) return "git fetch --unshallow";
  return fetch_command(target.tree != nullptr ? *target.tree : *find_tree("bpf-next"), config);
}

}  // namespace

std::string short_ref(std::string_view ref) {
  for (std::string_view folder : {"refs/remotes/", "refs/heads/", "refs/"})
    if (ref.starts_with(folder)) return std::string(ref.substr(folder.size()));
  return std::string(ref);
}

std::string remote_of(std::string_view ref) {
  constexpr std::string_view folder = "refs/remotes/";
  if (!ref.starts_with(folder)) return {};
  ref.remove_prefix(folder.size());
  return std::string(ref.substr(0, ref.find('/')));
}

std::string ref_of_tree(const Tree& tree, const Config& config) {
  for (const TreeTip& known : fetched_trees(config))
    if (known.tree == &tree) return known.ref;
  return {};
}

std::string tip_of_tree(const Tree& tree, const Config& config) {
  for (const TreeTip& known : fetched_trees(config))
    if (known.tree == &tree) return known.id;
  return {};
}

// Empty when there is nothing to ask for.
static std::vector<std::string> question_of_trees(const std::vector<TreeRef>& known) {
  std::vector<std::string> command = {"for-each-ref", "--format=%(refname) %(objectname) %(*objectname)"};
  for (const TreeRef& ref : known)
    if (ref.ref.starts_with("refs/")) command.push_back(ref.ref);
  return command.size() == 2 ? std::vector<std::string>{} : command;
}

void ask_ahead_for_trees(const Config& config) {
  const std::vector<std::string> command = question_of_trees(known_tree_refs(config));
  if (!command.empty()) start_git_ahead(command);
}

std::vector<TreeTip> fetched_trees(const Config& config) {
  const std::vector<TreeRef> known = known_tree_refs(config);
  const std::vector<std::string> command = question_of_trees(known);
  std::vector<TreeTip> tips;
  if (command.empty()) return tips;
  const RunResult& result = git_answer(command);
  if (result.err.find("not a git repository") != std::string::npos) return tips;
  if (!result.ok()) throw git_error(result);
  refuse_broken_refs(result.err);
  std::map<std::string, std::string, std::less<>> ids;
  for (std::string_view line : split_lines(result.out)) {
    const std::size_t blank = line.find(' '), last = line.rfind(' ');
    if (blank == line.npos) continue;
    const std::string_view peeled = line.substr(last + 1);
    ids.emplace(line.substr(0, blank), peeled.empty() ? line.substr(blank + 1, last - blank - 1) : peeled);
  }
  for (const TreeRef& ref : known)
    if (const auto found = ids.find(ref.ref); found != ids.end()) tips.push_back({ref.tree, ref.ref, found->second});
  return tips;
}

std::vector<TreeRef> known_tree_refs(const Config& config) {
  std::vector<TreeRef> refs;
  for (const Tree& tree : trees())
    if (const auto ref = config.get("bpf.tree." + std::string(tree.name) + ".ref"))
      refs.push_back({&tree, *ref});
  for (const Remote& remote : read_remotes(config)) {
    for (const Tree& tree : trees())
      for (std::string branch : {std::string(tree.branch), std::string("master"), std::string("main"),
                                 std::string(tree.name) + "_base"}) {
        if (tree_of_remote(remote, branch) != &tree) continue;
        TreeRef ref{&tree, "refs/remotes/" + remote.name + "/" + branch};
        const bool listed = std::any_of(refs.begin(), refs.end(),
                                        [&](const TreeRef& r) { return r.ref == ref.ref; });
        if (!listed) refs.push_back(std::move(ref));
      }
  }
  return refs;
}

Target given_target(const std::string& tree_option, const Config& config, const Branch& branch) {
  if (!tree_option.empty()) return {&tree_named(tree_option, "--tree", 129), "--tree", true};
  if (!branch.name.empty()) {
    const std::string key = "branch." + branch.name + ".bpfTree";
    if (const auto name = config.get(key)) return {&tree_named(*name, key, 128), key, true};
    if (const Tree* tree = tree_of_upstream(config, branch))
      return {tree, "the upstream " + upstream_name(config, branch), true};
  }
  if (const auto prefix = config.get("format.subjectPrefix")) {
    const std::string subject = "[" + *prefix + "] x";
    if (const Tree* tree = parse_mail_subject(subject).tree) return {tree, "format.subjectPrefix", true};
  }
  return {};
}

std::string add_refspec(const std::string& remote, const Config& config) {
  if (config.get("remote." + remote + ".fetch")) return {};
  return "git config --add remote." + shell_quote(remote) + ".fetch " +
         shell_quote("+refs/heads/*:refs/remotes/" + remote + "/*") + " && ";
}

std::string fetch_command(const Tree& tree, const Config& config) {
  std::string remote;
  for (const TreeTip& known : fetched_trees(config))
    if (known.tree == &tree && !remote_of(known.ref).empty()) return "git fetch " + shell_quote(remote_of(known.ref));
  for (const TreeRef& known : known_tree_refs(config)) {
    const bool its_branch = known.tree == &tree && known.ref.ends_with("/" + std::string(tree.branch));
    if (its_branch && remote.empty()) remote = remote_of(known.ref);
  }
  if (!remote.empty()) return add_refspec(remote, config) + "git fetch " + shell_quote(remote);
  const std::string name(tree.name);
  return "git remote add " + name + " " + std::string(tree.url) + " && git fetch " + name;
}

Range default_range(const Target& target, const Config& config, const Branch& branch, const std::string& tip) {
  const std::string head = tip.empty() ? resolve_head(branch) : tip;
  // What is in any tree is not this branch's; the target's ref comes first, for the message.
  std::vector<std::pair<std::string, std::string>> refs;  // and where they are
  bool has_target = target.tree == nullptr;
  for (const TreeTip& known : fetched_trees(config)) {
    const bool is_target = known.tree == target.tree;
    has_target = has_target || is_target;
    refs.insert(is_target ? refs.begin() : refs.end(), {known.ref, known.id});
  }
  if (refs.empty() || !has_target)
    if (const std::string upstream = upstream_of(branch); !upstream.empty())
      if (const std::string id = read_ref(upstream); !id.empty()) {
        refs.emplace_back(upstream, id);
        has_target = true;
      }
  if (refs.empty() || !has_target) {
    const Tree& tree = target.tree != nullptr ? *target.tree : *find_tree("bpf-next");
    const std::string fetch = fetch_command(tree, config), name(tree.name);
    const bool known = !fetch.starts_with("git remote add");
    throw Error("cannot tell where this branch starts: " +
                    (known ? name + " was never fetched"
                           : "no remote here is " + (target.tree != nullptr ? "the " + name + " tree" : std::string("a BPF tree"))),
                "name the range (<base>..), or: " + fetch);
  }
  Range range;
  range.revisions.push_back(head);
  for (const auto& [ref, id] : refs) {
    range.revisions.push_back("^" + id);
    range.what += (range.what.empty() ? "" : " and ") + short_ref(ref);
  }
  range.what = (branch.name.empty() ? "HEAD" : branch.name) + " beyond " + range.what;
  return range;
}

LookupTips lookup_tips(const Target& target, const Config& config, const Layout& layout,
                       std::string base) {
  const auto tip = [&](const Tree* tree) { return tree == nullptr ? "" : tip_of_tree(*tree, config); };
  LookupTips tips;
  tips.base = std::move(base);
  tips.target = tip(target.tree);
  tips.fixes_tree = target.tree != nullptr && target.tree->fixes_only ? tips.target : tip(find_tree("bpf"));
  // A partial clone lacks trees and files, and no commits.
  tips.shallow = layout.shallow;
  tips.complete = !layout.shallow && !(target.tree != nullptr ? tips.target : tips.fixes_tree).empty();
  if (!tips.complete) tips.fetch = how_to_fetch(target, config, layout.shallow);
  tips.trees = applied_refs(config);
  return tips;
}

std::string read_file_of(const std::string& commit, const std::string& path) {
  const RunResult result = run_git({"cat-file", "blob", commit + ":" + path});
  return result.ok() ? result.out : std::string{};
}

std::string read_target_file(const Target& target, const Config& config, const std::string& path) {
  const std::string tip = target.tree == nullptr ? "" : tip_of_tree(*target.tree, config);
  return tip.empty() ? std::string{} : read_file_of(tip, path);
}

std::string find_base(const std::string& tip, const Target& target, const Config& config) {
  if (target.tree == nullptr) return {};
  const std::string tree_tip = tip_of_tree(*target.tree, config);
  if (tree_tip.empty()) return {};
  const RunResult result = run_git({"merge-base", tip, tree_tip});
  return result.ok() ? std::string(trim(result.out)) : std::string{};
}

}  // namespace bpf
