// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/format.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "lib/cli/input.h"
#include "lib/cli/program.h"
#include "lib/error.h"
#include "lib/git/mailmap.h"
#include "lib/git/process.h"
#include "lib/git/staging.h"
#include "lib/model/scan.h"
#include "lib/objects/commits.h"
#include "lib/policy/check.h"
#include "lib/report/display.h"
#include "lib/report/human.h"
#include "lib/rules/rules.h"
#include "lib/series/compare.h"
#include "lib/series/target.h"

namespace bpf {
namespace {

namespace fs = std::filesystem;

// What the series is made of.
struct Selection {
  std::vector<std::string> revisions;  // ids, for git rev-list
  std::string tip_name;                // the branch that the tip is, if it is one
  std::string what;                    // for messages
};

bool is_range(const std::vector<std::string>& ids) { return ids.size() > 1 || ids.front().starts_with('^'); }

// The branch whose name the tip of a revision is written with; empty when it is none.
std::string branch_of(const std::string& revision, const Branch& head) {
  std::string name = revision;
  if (const std::size_t dots = name.rfind(".."); dots != name.npos) name = name.substr(dots + 2);
  if (name.empty() || name == "HEAD" || name == "@") return head.name;
  if (name.starts_with("refs/heads/")) name = name.substr(11);
  return read_ref("refs/heads/" + name).empty() ? std::string{} : name;
}

// git format-patch's own reading of revisions: one commit means "since it", up to HEAD.
Selection select(const FormatRequest& request, const Target& target, const Config& config,
                 const Branch& head) {
  Selection selection;
  const std::vector<std::string>& operands = request.revisions;
  if (operands.empty() && request.max_count == 0 && !request.root) {
    const Range range = default_range(target, config, head);
    return {range.revisions, head.name, range.what};
  }
  std::vector<std::string> ids;
  for (const std::string& operand : operands) {
    const std::vector<std::string> resolved = resolve_range(operand);
    ids.insert(ids.end(), resolved.begin(), resolved.end());
    selection.what += (selection.what.empty() ? "" : " ") + operand;
  }
  if (ids.empty()) {
    ids.push_back(resolve_commit("HEAD"));
    selection.tip_name = head.name;
    selection.what = "HEAD";
  } else if (!is_range(ids) && request.max_count == 0 && !request.root) {
    ids = {resolve_commit("HEAD"), "^" + ids.front()};
    selection.tip_name = head.name;
    selection.what += "..HEAD";
  } else {
    selection.tip_name = branch_of(operands.back(), head);
  }
  selection.revisions = std::move(ids);
  return selection;
}

CommitList list_selected(const Selection& selection, const FormatRequest& request) {
  std::vector<std::string> revisions = selection.revisions;
  if (request.max_count > 0) {
    revisions.insert(revisions.begin(), "--max-count=" + std::to_string(request.max_count));
    revisions.insert(revisions.begin(), "--no-merges");
  }
  CommitList list = list_commits(revisions);
  if (list.commits.empty()) throw Error("no commits to format in " + selection.what);
  if (!list.merges.empty())
    throw Error("a merge is in " + selection.what + ": " + list.merges.front().substr(0, 12),
                "a series is a line of commits: rebase the branch onto its tree");
  return list;
}

// An empty commit cannot be mailed; git format-patch leaves it out without a word.
void refuse_empty_commits(const Series& series) {
  for (const Patch& patch : series.patches)
    if (patch.changes.empty())
      throw Error("commit " + patch.source()->name + " changes nothing: git format-patch would leave it out",
                  "drop it with git rebase -i");
}

// The cover letter's text has to be there before git writes placeholders.
void require_cover_text(const FormatRequest& request, const Series& series, const Config& config,
                        const std::string& branch) {
  if (series.patches.size() < 2 || request.own_cover_text) return;
  if (request.no_cover_letter) {
    if (request.force) return;
    throw Error(std::to_string(series.patches.size()) + " patches need a cover letter (bpf_devel_QA)",
                "leave --no-cover-letter out, or add --force");
  }
  const std::string count = std::to_string(series.patches.size()) + " patches need a cover letter, and ";
  if (branch.empty())
    throw Error(count + "its text is kept with a branch, which the range does not end at",
                "git switch -c <name>, then git branch --edit-description");
  const std::string text = config.get("branch." + branch + ".description").value_or("");
  const std::string edit = "git branch --edit-description " + shell_quote(branch) +
                           "; its first paragraph becomes the subject, the rest the text";
  if (is_blank(text)) throw Error(count + "branch '" + branch + "' has no description", edit);
  const std::string_view body = trim(text);
  if (!config.get("format.coverFromDescription") && body.find("\n\n") == body.npos)
    throw Error(count + "the description of branch '" + branch + "' is one paragraph: a subject and no text",
                edit);
}

std::string ids_of_errors(const Verdict& verdict) {
  std::string ids;
  for (const Finding& finding : verdict.findings)
    if (finding.severity == Severity::error && ids.find(finding.rule->id) == ids.npos)
      ids += (ids.empty() ? "" : ", ") + std::string(finding.rule->id);
  return ids;
}

// Says what was found; true when that is a reason to stop.
bool stops(const Verdict& verdict, const Series& series, const FormatRequest& request, const Style& style) {
  const std::string text = format_findings(verdict, series, style) + format_not_run(verdict);
  if (!text.empty()) complain(text + "\n");
  if (!verdict.has_errors()) return false;
  if (request.force) complain("warning: --force overrides " + ids_of_errors(verdict) + "\n");
  return !request.force;
}

FormatPlan make_plan(const Selection& selection, const CommitList& list, const Series& series,
                     const Target& target, const FormatRequest& request, const Config& config) {
  FormatPlan plan;
  plan.tree = target.tree;
  plan.patches = series.patches.size();
  const std::string& tip = list.commits.back();
  if (!request.own_base) {
    plan.base = find_base(tip, target, config);
    const bool inside = std::find(list.commits.begin(), list.commits.end(), plan.base) != list.commits.end();
    if (plan.base.empty() || inside) plan.base = list.base;
  }
  for (const std::string& id : selection.revisions) {
    // By its name, git finds the branch's description for the cover letter.
    const bool is_tip = id == tip && !selection.tip_name.empty() &&
                        read_ref("refs/heads/" + selection.tip_name) == tip;
    plan.revisions.push_back(is_tip ? "refs/heads/" + selection.tip_name : id);
  }
  return plan;
}

// The names of the files that git format-patch says it wrote into the staging directory.
std::vector<std::string> written_names(std::string_view out, const std::string& staging) {
  std::vector<std::string> names;
  for (std::string_view line : split_lines(out)) {
    const fs::path path(line);
    if (path.parent_path() != fs::path(staging) || path.filename().empty())
      throw Error("git format-patch wrote to an unexpected place: '" + std::string(line) + "'");
    names.push_back(path.filename().string());
  }
  return names;
}

// "v2-" of "v2-0001-bpf-Add-map.patch", "" of "0001-bpf-Add-map.patch"; nothing for other files.
std::optional<std::string> version_of_file(std::string_view name) {
  Scanner scan(name);
  std::string version;
  if (scan.eat("v")) version = "v" + std::string(scan.take_while(is_digit)) + "-";
  if (!version.empty() && !scan.eat("-")) return std::nullopt;
  const bool numbered = scan.take_while(is_digit).size() >= 4 && scan.eat("-");
  return numbered && name.ends_with(".patch") ? std::optional(version) : std::nullopt;
}

// What an earlier run left in the directory and a `*.patch` on the command line would send along.
void warn_of_old_files(const std::string& folder, const std::vector<std::string>& names) {
  const std::optional<std::string> version = version_of_file(names.front());
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    const std::string name = entry->path().filename().string();
    const bool ours = std::find(names.begin(), names.end(), name) != names.end();
    if (!ours && version && version_of_file(name) == version)
      complain("warning: " + display_line((fs::path(folder) / name).string()) +
               " is not of this series; a *.patch would send it, too\n");
  }
}

// The files for a command line: as a pattern when it gives just these files.
std::string files_to_send(const std::vector<std::string>& paths) {
  const fs::path first(paths.front());
  const std::string name = first.filename().string(), folder = first.parent_path().string();
  const std::string version = version_of_file(name).value_or("");
  std::size_t matching = 0;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    const std::string other = entry->path().filename().string();
    if (other.starts_with(version) && other.ends_with(".patch")) ++matching;
  }
  if (paths.size() > 1 && matching == paths.size() && name.ends_with(".patch"))
    return " " + (folder == "." ? "" : shell_quote(folder) + "/") + version + "*.patch";
  std::string files;
  for (const std::string& path : paths) files += " " + shell_quote(path);
  return files;
}

void hand_over(const FormatRequest& request, const Tree& tree, const std::vector<std::string>& paths) {
  for (const std::string& path : paths) print(path + "\n");
  if (request.quiet) return;
  std::fflush(stdout);
  complain("to send: git send-email --to=" + std::string(tree.list) + files_to_send(paths) + "\n");
}

std::string output_directory(const FormatRequest& request, const Config& config) {
  if (!request.output_directory.empty()) return request.output_directory;
  return config.get("format.outputDirectory").value_or(".");
}

}  // namespace

int format_series(const FormatRequest& request) {
  const Config config = Config::read();
  Policy policy = policy_of(config);
  for (const std::string& id : request.allow) policy.allow(id);
  const Style style{.color = use_color("", config)};
  const Layout layout = read_layout();
  const Branch head = read_branch();
  Target target = given_target(request.tree, config, head);
  const Selection selection = select(request, target, config, head);
  const CommitList list = list_selected(selection, request);
  const Series commits =
      series_of_commits(list.commits, load_commits(layout, head.replaced, list.commits));
  if (commits.patches.empty()) throw Error("no commits to format in " + selection.what);
  if (target.tree == nullptr) target = inferred_target(commits);
  if (!request.quiet)
    complain("tree: " + std::string(target.tree->name) + " (" + display_line(target.why) + ")\n");

  Facts facts{.target = target.tree, .target_given = true, .same_person = same_person};
  Policy before = policy;
  if (request.signoff) before.set(*find_rule("author-signoff"), Severity::off);  // git will add it
  const bool stopped = stops(check(commits, facts, before), commits, request, style);
  if (stopped && !request.dry_run) {
    complain("no patches were written; mend the commits (git rebase -i), or use --force\n");
    return 1;
  }
  refuse_empty_commits(commits);
  require_cover_text(request, commits, config, selection.tip_name);
  FormatPlan plan = make_plan(selection, list, commits, target, request, config);
  const std::string folder = output_directory(request, config);
  if (request.dry_run) {
    plan.output_directory = folder;
    print(shell_command(format_patch_arguments(request, plan, config)) + "\n");
    return stopped ? 1 : 0;
  }
  Staging staging(request.to_stdout ? fs::temp_directory_path().string() : folder);
  plan.output_directory = staging.path();
  const std::string out = git_output(format_patch_arguments(request, plan, config));
  const std::vector<std::string> names = written_names(out, staging.path());
  std::vector<std::string> paths;
  for (const std::string& name : names) paths.push_back(staging.path() + "/" + name);
  if (paths.empty()) throw Error("git format-patch wrote no patches");
  std::vector<Mail> read;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string text = read_whole_file(paths[i]);
    read.push_back(parse_mail(names[i], {text, 1}));
  }
  const Series mails = series_of_mails(std::move(read));
  const std::vector<std::string> differences = compare_with_commits(mails, commits, request.signoff);
  for (const std::string& difference : differences) complain("error: " + display_line(difference) + "\n");
  if (!differences.empty() && !request.force)
    throw Error("the patches are not the commits; nothing was written",
                "see the errors above; --force writes them all the same");
  // What the commits were told already need not be said again.
  Policy after = policy;
  for (const Rule* rule : all_rules())
    if (rule->scope != Scope::mails && rule->id != "cover-letter-content") after.set(*rule, Severity::off);
  if (stops(check(mails, facts, after), mails, request, style)) {
    complain("no patches were written\n");
    return 1;
  }
  if (request.to_stdout) {
    for (const std::string& path : paths) print(read_whole_file(path));
    return 0;
  }
  const std::vector<std::string> published = staging.publish(names);
  if (!request.quiet) warn_of_old_files(folder, names);
  hand_over(request, *target.tree, published);
  return 0;
}

}  // namespace bpf
