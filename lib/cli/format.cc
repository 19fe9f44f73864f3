// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/format.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "lib/cli/cover.h"
#include "lib/cli/facts_of.h"
#include "lib/cli/format_people.h"
#include "lib/cli/history_of.h"
#include "lib/cli/input.h"
#include "lib/cli/people.h"
#include "lib/cli/program.h"
#include "lib/cli/publish.h"
#include "lib/cli/sent.h"
#include "lib/env/tested.h"
#include "lib/error.h"
#include "lib/git/content.h"
#include "lib/git/process.h"
#include "lib/model/scan.h"
#include "lib/model/shell.h"
#include "lib/objects/commits.h"
#include "lib/policy/check.h"
#include "lib/report/advice.h"
#include "lib/report/color.h"
#include "lib/report/display.h"
#include "lib/rules/rules.h"
#include "lib/series/changelog_seed.h"
#include "lib/series/evidence.h"
#include "lib/series/iproute2.h"
#include "lib/series/selection.h"
#include "lib/series/target.h"

namespace bpf {
namespace {

namespace fs = std::filesystem;

// An empty commit cannot be mailed; git format-patch leaves it out without a word.
void refuse_empty_commits(const Series& series) {
  for (const Patch& patch : series.patches)
    if (patch.changes.empty())
      throw Error("commit " + patch.source()->name + " changes nothing: git format-patch would leave it out",
                  "drop it with git rebase -i");
}

// The cover letter's text has to be there before git writes placeholders.
void require_cover_text(const FormatRequest& request, std::size_t patches, const std::string& text,
                        const Config& config, const std::string& branch) {
  if (patches < 2 || request.own_cover_text) return;
  if (request.no_cover_letter) {
    if (request.force) return;
    throw Error(std::to_string(patches) + " patches need a cover letter (bpf_devel_QA)",
                "leave --no-cover-letter out, or add --force");
  }
  const std::string count = std::to_string(patches) + " patches need a cover letter, and ";
  if (branch.empty())
    throw Error(count + "its text is kept with a branch, which the range does not end at",
                "git switch -c <name>, then git branch --edit-description");
  const std::string edit = "git bpf-format-patch --edit, or git branch --edit-description " + shell_quote(branch) +
                           "; its first paragraph becomes the subject, the rest the text";
  if (is_blank(text)) throw Error(count + "branch '" + branch + "' has no description", edit);
  const std::string_view body = trim(text);
  if (!config.get("format.coverFromDescription") && body.find("\n\n") == body.npos)
    throw Error(count + "the description of branch '" + branch + "' is one paragraph: a subject and no text",
                edit);
}

// What git says of an option that is its own, before anything is judged: of no commits it makes no patches.
void try_options(const FormatRequest& request, const std::string& tip) {
  if (request.pass.empty()) return;
  std::vector<std::string> arguments = {"format-patch"};
  arguments.insert(arguments.end(), request.pass.begin(), request.pass.end());
  arguments.insert(arguments.end(), {"--stdout", tip + ".." + tip, "--"});
  git_output(std::move(arguments));
}

FormatPlan make_plan(const Selection& selection, const CommitList& list, const Target& target,
                     const FormatRequest& request, const Config& config) {
  FormatPlan plan;
  plan.tree = target.tree;
  plan.patches = list.commits.size();
  const std::string& tip = list.commits.back();
  if (!request.own_base) {
    // What starts at the tip of the tree has no other base.
    const bool at_tip = !list.base.empty() && list.base == tip_of_tree(*target.tree, config);
    plan.base = at_tip ? list.base : find_base(tip, target, config);
    const bool inside = std::find(list.commits.begin(), list.commits.end(), plan.base) != list.commits.end();
    if (plan.base.empty() || inside) plan.base = list.base;
  }
  const std::string& name = selection.tip_name;
  const std::string at = name.empty() || !selection.tip_id.empty() ? selection.tip_id : read_ref("refs/heads/" + name);
  for (const std::string& id : selection.revisions) {
    // By its name, git finds the branch's description for the cover letter.
    const bool is_tip = id == tip && !name.empty() && at == tip;
    plan.revisions.push_back(is_tip ? "refs/heads/" + selection.tip_name : id);
  }
  return plan;
}

// What the series is was tested, if bpf.requireTests says that it has to be.
void require_tests(const std::string& tip, const FormatRequest& request, const Config& config) {
  const std::string missing = missing_tests(required_tests(config.get("bpf.requireTests").value_or("")), tip);
  if (missing.empty()) return;
  if (!request.force)
    throw Error(missing + " (bpf.requireTests)", "run them, and record what they print: git bpf-env --record <log> " + tip.substr(0, 12));
  complain("warning: --force: " + display_line(missing) + "\n");
}

// What the configuration of git format-patch asks for, too.
FormatRequest with_configuration(FormatRequest request, const Config& config) {
  refuse_bad_headers(config);
  if (config.flag("format.signOff", false) && !request.no_signoff) request.signoff = true;
  const std::string prefix = "[" + config.get("format.subjectPrefix").value_or("PATCH") + "] x";
  if (parse_mail_subject(prefix).rfc) request.rfc = true;
  return request;
}

void refuse_b4_branch(const Series& series, bool mark_sent) {
  if (series.cover)
    throw Error("commit " + series.cover->source()->name + " is the cover letter of a branch that b4 prepares (b4-submit-tracking)",
                mark_sent ? "b4 send records by itself what it sent"
                          : "b4 send -o <directory> writes its patches, git bpf-check <directory> checks them");
}

// The commits as patches. What was never sent is read when git format-patch has begun to write it.
class Reading {
 public:
  // Reads into `series`.
  Reading(const std::vector<std::string>& ids, Series& series, bool mark_sent)
      : ids_(ids), series_(series), mark_sent_(mark_sent) {}

  // The messages, while git makes the diffs: beside git format-patch, so with one processor less.
  void read_messages() {
    if (!diffs_) diffs_.emplace(ids_, std::max<std::size_t>(ContentReader::processors() - 1, 1));
    if (series_.patches.empty()) read(nullptr);
  }

  // What the commits change, where that is wanted before their diffs.
  void read_changes() {
    ChangeReader changes(ids_);
    read(&changes);
    changes.read(series_.patches);
  }

  void read_content() {
    read_messages();
    if (!std::exchange(complete_, true)) diffs_->read(series_.patches);
  }

 private:
  void read(ChangeReader* changes) {
    series_ = series_of_messages(ids_, changes);
    refuse_b4_branch(series_, mark_sent_);
  }

  const std::vector<std::string>& ids_;
  Series& series_;
  bool mark_sent_;
  std::optional<ContentReader> diffs_;
  bool complete_ = false;
};

// With --edit the user writes the text now; a new version's changelog is begun for them.
void prepare_cover(FormatJob& job, const std::string& branch, const std::string& head) {
  const std::string last = job.sent.empty() ? "" : job.sent.back().cover;
  job.cover = cover_text(branch, last, job.config);
  if (job.request.edit) {
    if (branch.empty())
      throw Error("--edit: the text is kept with a branch, which the range does not end at", "git switch -c <name>");
    std::string text = job.cover;
    const int version = job.request.version;
    if (job.history && version > job.history->version && !has_changelog(text, version))
      text = with_changelog(text, seed_changelog(*job.history, version, job.commits, job.sent.back()));
    job.config = edit_description(branch, head, text, job.config);
    job.cover = cover_text(branch, last, job.config);
  } else if (!branch.empty() && !job.cover.empty() && job.cover == last) {
    configure_children("branch." + branch + ".description", job.cover);
  }
}

int record_series(const FormatJob& job, const CommitList& list, const std::string& branch) {
  SentVersion version;
  version.version = std::max(job.request.version, 1);
  version.rfc = job.request.rfc;
  version.tip = list.commits.back();
  version.base = list.base;
  version.tree = job.target.tree != nullptr ? std::string(job.target.tree->name) : "";
  if (list.commits.size() > 1) version.cover = cover_text(branch, job.sent.empty() ? "" : job.sent.back().cover, job.config);
  mark_sent(version, branch, job.request.force);
  return 0;
}

bool are_files(const std::vector<std::string>& operands) {
  return !operands.empty() && std::all_of(operands.begin(), operands.end(), [](const std::string& operand) {
    std::error_code failed;
    return fs::exists(operand, failed) && !is_commit(operand);
  });
}

// In iproute2, no kernel tree is ever inferred.
void retarget_iproute2(FormatJob& job) {
  const bool here = is_iproute2(job.config);
  if (here) job.target = iproute2_target(job.request.kernel_commit, job.config);
  else if (!job.request.kernel_commit.empty())
    throw Error("--kernel-commit is for iproute2, which this repository is not", "use --tree", 129);
}

FormatPlan plan_of(const FormatJob& job, const Selection& selection, const CommitList& list) {
  FormatPlan plan = make_plan(selection, list, job.target, job.request, job.config);
  if (job.history && std::max(job.request.version, 1) > job.history->version)
    plan.range_diff = job.sent.back().base + ".." + job.sent.back().tip;
  return plan;
}

// Whether nothing but what the commits are judged to be can keep the patches from being written as they
// are asked for now.
bool can_write(const FormatJob& job, const std::string& branch, const CommitList& list) {
  const FormatRequest& request = job.request;
  if (request.dry_run || request.edit) return false;
  try {
    require_cover_text(request, list.commits.size(), job.cover, job.config, branch);
    return recipients_mode(request, job.config) != RecipientsMode::headers &&
           missing_tests(required_tests(job.config.get("bpf.requireTests").value_or("")), list.commits.back()).empty();
  } catch (const Error&) {  // is said when it is its turn
    return false;
  }
}

// Lets git write while the commits are judged: it takes as long as all that.
void begin_to_write(const FormatJob& job, FormatPlan plan, std::optional<Writing>& writing) {
  try {
    writing.emplace(job, std::move(plan));
  } catch (const Error&) {  // is said when it is its turn
  }
}

}  // namespace

int format_series(const FormatRequest& asked) {
  if (asked.mark_sent && asked.dry_run)
    throw Error("--mark-sent records what was sent, and --dry-run changes nothing", "leave one of them out", 129);
  ask_ahead_for_selection(asked);
  Config::ask_ahead();
  start_git_ahead(question_of_branch());
  FormatJob job;
  job.config = Config::read();
  ask_ahead_for_trees(job.config);
  job.request = with_configuration(asked, job.config);
  const FormatRequest& request = job.request;
  job.policy = policy_of(job.config);
  for (const std::string& id : request.allow) job.policy.allow(id);
  job.style.color = use_color(asked.color, job.config, STDERR_FILENO);
  const Branch head = read_branch();
  if (request.mark_sent && are_files(request.revisions)) {
    const SentVersion version = version_of_mails(read_mails(request.revisions));
    if (request.version > 0 && request.version != version.version)
      throw Error("-v" + std::to_string(request.version) + ": these mails are of v" + std::to_string(version.version), "", 129);
    mark_sent(version, head.name, request.force);
    return 0;
  }
  job.target = given_target(request.tree, job.config, head);
  if (!request.kernel_commit.empty() || job.target.tree == nullptr) retarget_iproute2(job);
  const Selection selection = select_commits(request, job.target, job.config, head);
  const std::string& branch = selection.tip_name;
  // Of another branch than HEAD's, what is said of that one counts.
  if (request.tree.empty() && request.kernel_commit.empty() && !branch.empty() && branch != head.name) {
    job.target = given_target("", job.config, {branch});
    if (job.target.tree == nullptr) retarget_iproute2(job);
  }
  const CommitList list = list_selection(selection, request);
  try_options(request, list.commits.back());
  ask_ahead_for_sent(branch, job.config);
  Reading commits(list.commits, job.commits, request.mark_sent);
  if (job.target.tree == nullptr) {
    commits.read_changes();
    job.target = target_by_evidence(job.commits, job.config);
  }
  if (job.target.tree == nullptr) throw Error("cannot tell the tree: " + job.target.why, job.target.remedy);
  if (!request.quiet)
    complain("tree: " + std::string(job.target.tree->name) + " (" + display_line(job.target.why) + ")\n");

  job.sent = read_sent(branch, job.target, job.config);
  if (!job.sent.empty()) commits.read_content();
  std::string history_unknown;
  job.history = history_of(job.commits, job.sent, job.target, job.config, list.base, &history_unknown);
  if (request.version == 0) {
    const NextVersion next = next_version(branch, job.sent, job.history, request.rfc, request.resend, job.config);
    job.request.version = next.version;
    if (!next.why.empty() && !request.quiet)
      complain("version: v" + std::to_string(next.version) + " (" + next.why + ")\n");
  }
  if (request.mark_sent) {
    if (job.commits.patches.empty()) refuse_b4_branch(series_of_messages(list.commits, nullptr), true);
    return record_series(job, list, branch);
  }
  if (job.history && !request.quiet) {
    complain(summary_of(*job.history) + "\n");
    if (has_nothing_of(*job.history) && !job.config.get("branch." + branch + ".bpfSeries").value_or("").empty())
      complain(advice("advice.bpfOtherSeries",
                      "if this is another series: git config --unset " + shell_quote("branch." + branch + ".bpfSeries"),
                      job.config));
  }

  std::optional<Writing> writing;
  if (!request.edit) prepare_cover(job, branch, head.name);
  if (can_write(job, branch, list)) begin_to_write(job, plan_of(job, selection, list), writing);
  ask_ahead_for_layout();
  commits.read_messages();
  if (!request.quiet) ask_ahead_for_people(job.target, job.config);
  commits.read_content();
  job.facts = facts_of(job.commits, job.target, job.config, list.base);
  job.facts.target_given = true;
  job.facts.profile = &profile_named(configured_profile(job.config), job.target, job.config);
  if (job.history) job.facts.history = &*job.history;
  job.facts.history_unknown = history_unknown;
  add_base_facts(job.facts, list.base, list.commits.back(), job.target, job.config);
  Policy before = job.policy;
  if (request.signoff) before.set(*find_rule("author-signoff"), Severity::off);  // git will add it
  const Verdict verdict = check(job.commits, job.facts, before);
  remember_said(verdict, job);
  const bool stopped = stops(verdict, job.commits, request, job.style);
  if (stopped && !request.dry_run) {
    complain("no patches were written; mend the commits (git rebase -i), or use --force\n");
    return 1;
  }
  refuse_empty_commits(job.commits);
  require_tests(list.commits.back(), request, job.config);
  if (request.edit) prepare_cover(job, branch, head.name);
  require_cover_text(request, list.commits.size(), job.cover, job.config, branch);
  job.send_options = add_recipients(job.request, job.commits, job.target, job.config, {"", list.base, {}, branch}, *job.facts.profile);
  if (request.dry_run) {
    FormatPlan plan = plan_of(job, selection, list);
    plan.output_directory = output_directory(request, job.config);
    print(shell_command(format_patch_arguments(request, plan, job.config)) + "\n");
    return stopped ? 1 : 0;
  }
  if (!writing) writing.emplace(job, plan_of(job, selection, list));
  return publish_checked(job, *writing);
}

}  // namespace bpf
