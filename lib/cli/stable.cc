// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/stable.h"

#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <set>

#include "lib/cli/draft.h"
#include "lib/cli/find_commit.h"
#include "lib/cli/program.h"
#include "lib/cli/stable_text.h"
#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/dates.h"
#include "lib/model/fixes.h"
#include "lib/model/shell.h"
#include "lib/report/color.h"
#include "lib/report/display.h"
#include "lib/report/human.h"
#include "lib/series/base.h"
#include "lib/series/pull_request.h"
#include "lib/series/target.h"

namespace bpf {
namespace {

constexpr const char* stable_url = "https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux-stable.git";

std::string today(const StableOptions& options) {
  long days = 0;
  if (options.date.empty()) return date_of(std::time(nullptr));
  if (!days_of_date(options.date, days))
    throw Error("--date: '" + options.date + "' is no date", "the form is yyyy-mm-dd", 129);
  return options.date;
}

// The commits of mainline: for a backport, what it is a backport of.
std::vector<std::string> ids_of(const StableOptions& options, const Config& config) {
  std::vector<std::string> ids;
  for (const std::string& operand : options.commits) {
    std::vector<std::string> named;
    const bool range = operand.find("..") != operand.npos && operand.find(' ') == operand.npos;
    if (range) named = list_commits(resolve_range(operand)).commits;
    else if (const std::optional<std::string> id = find_commit(operand, config)) named.push_back(*id);
    else named.push_back(resolve_commit(operand));  // which says why it is none
    if (named.empty()) throw Error("there is no commit in '" + operand + "'");
    for (std::string& id : named) {
      if (const std::string original = original_of(id); !original.empty()) {
        if (!options.quiet)
          complain("note: " + id.substr(0, fixes_digits) + " is the backport of " + original.substr(0, fixes_digits) + "\n");
        id = original;
      }
      if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(std::move(id));
    }
  }
  return ids;
}

// Those that were named, else those that may be maintained; the others are counted in `skipped`.
std::vector<StableBranch> choose(std::vector<StableBranch> here, const StableOptions& options, std::vector<std::string>& skipped) {
  if (here.empty())
    throw Error("no stable branch is here: there is no linux-*.y in any remote, and no tag of a stable release",
                std::string("git remote add stable ") + stable_url + ", then git fetch stable");
  std::vector<StableBranch> chosen;
  std::set<Release> wanted;
  for (const std::string& name : options.branches) {
    const std::optional<Release> version = parse_stable_version(name);
    if (!version) throw Error("--branch: '" + name + "' is no stable branch", "6.12, 6.12.y or linux-6.12.y", 129);
    const auto known = [&](const StableBranch& branch) { return branch.version == *version; };
    if (std::none_of(here.begin(), here.end(), known))
      throw Error("there is no stable branch '" + name + "' here", "git fetch the remote that has it");
    wanted.insert(*version);
  }
  for (StableBranch& branch : here) {
    const bool take = wanted.empty() ? options.all || branch.end.upkeep != Upkeep::ended : wanted.contains(branch.version);
    if (take) chosen.push_back(std::move(branch));
    else if (wanted.empty()) skipped.push_back(branch.name);
  }
  if (chosen.empty())
    throw Error("none of the stable branches that are here is still maintained: " + skipped.front() + " is the newest",
                "git fetch the remote that has the newer ones; or --all");
  return chosen;
}

std::string version_of(const StableBranch& branch) { return branch.name.substr(0, branch.name.size() - 2); }

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

// The last fetch of each remote, when that was more than a week ago.
void say_what_is_old(const std::vector<StableBranch>& branches, const Config& config) {
  const Layout layout = read_layout();
  std::set<std::string> remotes;
  for (const StableBranch& branch : branches) {
    if (!branch.ref.starts_with("refs/remotes/")) continue;
    const std::string remote = branch.ref.substr(13, branch.ref.rfind("/linux-") - 13);
    const std::int64_t when = fetched_when(branch.ref, config, layout);
    if (when > 0 && std::time(nullptr) - when > 7 * 24 * 60 * 60 && remotes.insert(remote).second)
      complain("note: " + display_line(short_ref(branch.ref)) + " was last fetched on " + date_of(when) + ": git fetch " +
               shell_quote(remote) + "\n");
  }
}

// What the answer rests on, beside the commits.
void say_where(const std::vector<StableBranch>& branches, const std::vector<std::string>& skipped, const Config& config) {
  if (read_layout().shallow) complain("note: this is a shallow clone, which hides what is in a branch: git fetch --unshallow\n");
  if (!skipped.empty())
    complain("note: not looked at, because no longer maintained: " +
             (skipped.size() <= 6 ? joined(skipped) : std::to_string(skipped.size()) + " branches") + " (--all does)\n");
  std::vector<std::string> local, tags;
  for (const StableBranch& branch : branches) {
    if (branch.ref.starts_with("refs/heads/")) local.push_back(branch.name);
    if (branch.ref.starts_with("refs/tags/")) tags.push_back(branch.ref.substr(10));
    if (branch.end.upkeep == Upkeep::unknown)
      complain("note: whether " + branch.name + " is maintained is not known here, see https://www.kernel.org/; to say it: " +
               "git config bpf.stable." + version_of(branch) + ".eol <yyyy-mm>\n");
  }
  if (!local.empty()) complain("note: no remote here has " + joined(local) + ": looked for in local branches\n");
  if (!tags.empty()) complain("note: looked for in " + display_line(joined(tags)) + ": their branches are not here\n");
  say_what_is_old(branches, config);
}

// What comes next, for a fix that is on its way, and for one that is to be asked for.
void say_what_next(const Status& status) {
  bool on_hold = false;
  std::string needed;
  for (const CommitStatus& commit : status.commits) {
    const Where where = where_is(commit, status);
    on_hold = on_hold || where == Where::fixes_tree;
    const bool needs = std::any_of(commit.branches.begin(), commit.branches.end(), [](const BranchStatus& branch) {
      return branch.need == Need::needs && branch.branch->end.upkeep != Upkeep::ended;
    });
    if (needs && commit.reverted_by.empty() && (where == Where::fixes_tree || where == Where::mainline))
      needed += " " + commit.commit.id.substr(0, fixes_digits);
  }
  if (on_hold)
    complain("note: the maintainers hold what is queued for stable until mainline has it; the queue is at "
             "http://patchwork.ozlabs.org/bundle/bpf/stable/?state=* (bpf_devel_QA)\n");
  if (!needed.empty()) complain("to ask for it: git bpf-stable --request --reason=<text>" + needed + "\n");
}

void refuse_stray_options(const StableOptions& options) {
  if (options.request) return;
  const bool stray = !options.reason.empty() || !options.reason_from.empty() || !options.output.empty() ||
                     !options.to.empty() || !options.cc.empty() || options.force;
  if (stray) throw Error("--reason, --output, --force, --to and --cc are for the mail that --request writes", "", 129);
}

}  // namespace

int show_stable(const StableOptions& options) {
  refuse_stray_options(options);
  const std::string date = today(options);
  read_layout();
  const Config config = Config::read();
  if (!options.output.empty() && options.output != "-" && !options.force) require_new_file(options.output);
  require_addresses("--to", options.to);
  require_addresses("--cc", options.cc);
  const std::vector<std::string> ids = ids_of(options, config);
  std::vector<std::string> skipped;
  const std::vector<StableBranch> branches = choose(find_stable_branches(config, date), options, skipped);
  const Status status = status_of(ids, branches, config);
  if (options.request) {
    const std::string mail = stable_request(status, options, config);
    if (!options.quiet) say_where(branches, skipped, config);
    hand_draft(mail, options.output, options.quiet);
    return 0;
  }
  bool all_known = true;
  const bool color = use_color(options.color, config, STDOUT_FILENO);
  for (const CommitStatus& commit : status.commits) {
    print_lines((&commit == &status.commits.front() ? "" : "\n") + format_status(commit, status, color));
    all_known = all_known && std::none_of(commit.branches.begin(), commit.branches.end(),
                                          [](const BranchStatus& branch) { return branch.need == Need::unknown; });
  }
  flush_output();
  if (!options.quiet) {
    say_where(branches, skipped, config);
    say_what_next(status);
  }
  return all_known ? 0 : 1;
}

}  // namespace bpf
