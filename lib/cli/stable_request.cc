// SPDX-License-Identifier: GPL-2.0-only
#include <algorithm>

#include "lib/cli/draft.h"
#include "lib/cli/input.h"
#include "lib/cli/people.h"
#include "lib/cli/program.h"
#include "lib/cli/stable.h"
#include "lib/cli/stable_text.h"
#include "lib/error.h"
#include "lib/model/dates.h"
#include "lib/model/fixes.h"
#include "lib/model/scan.h"
#include "lib/people/mailbox.h"
#include "lib/series/mail_draft.h"

namespace bpf {
namespace {

constexpr std::string_view netdev = "netdev@vger.kernel.org";

std::string short_id(const CommitStatus& commit) { return commit.commit.id.substr(0, fixes_digits); }

// From the MAINTAINERS of bpf as it was last fetched, or of HEAD.
std::vector<std::string> who_is_asked(const Config& config) {
  const PeopleSource people = load_people({}, {.tree = find_tree("bpf")}, config, {});
  const BpfMaintainers maintainers = bpf_maintainers(people.maintainers.get());
  if (maintainers.section.empty())
    complain("note: no MAINTAINERS here names the BPF maintainers; To has those of 2023\n");
  std::vector<std::string> mailboxes;
  for (const Ident& who : maintainers.people) mailboxes.push_back(encode_mailbox(people.mailmap.map(who)));
  return mailboxes;
}

void refuse_stable_team(const std::string& option, const std::vector<std::string>& addresses) {
  for (const std::string& address : addresses)
    if (find_nocase(address, "stable@vger.kernel.org") != address.npos || find_nocase(address, "stable@kernel.org") != address.npos)
      throw Error(option + ": the BPF maintainers are asked, and they ask the stable team (bpf_devel_QA)",
                  "leave " + address + " out");
}

std::string reason_of(const StableOptions& options) {
  if (!options.reason.empty() && !options.reason_from.empty())
    throw Error("--reason and --reason-from are two ways to say the same", "", 129);
  const bool from_file = !options.reason_from.empty();
  const std::string text = from_file ? read_whole_file(options.reason_from) : options.reason;
  const std::string name = !from_file ? "--reason" : options.reason_from == "-" ? "the reason" : "'" + options.reason_from + "'";
  if (is_blank(text))
    throw Error("the mail has to say why the stable kernels need it: what goes wrong without it, and for whom",
                "--reason=<text>, or --reason-from=<file>");
  require_finished(text, name);
  if (!is_summary(text)) throw Error(name + " is too short for a reason", "five words at least");
  return tidy_text(text);
}

// What is queued is what is in bpf, net or mainline.
void require_queueable(const CommitStatus& commit, const Status& status) {
  const std::string name = "commit " + short_id(commit);
  if (!commit.reverted_by.empty())
    throw Error(name + " was taken back in mainline by " + commit.reverted_by.substr(0, fixes_digits));
  const Where where = where_is(commit, status);
  if (where == Where::mainline || where == Where::fixes_tree) return;
  throw Error(name + " is " + trees_in_words(commit, status) +
                  ": the maintainers queue for stable what is in bpf, and hold it until mainline has it (bpf_devel_QA)",
              where == Where::next_tree ? "ask when mainline has it; a fix for stable is better sent to bpf"
                        : "git fetch bpf and mainline, if it was applied; a patch that was not sent yet gets a note below its ---: "
                          "git bpf-stable --note");
}

// Whether the mail asks for this branch.
bool is_asked_for(const BranchStatus& branch, const StableOptions& options) {
  return branch.need == Need::needs || (branch.need == Need::unknown && !options.branches.empty());
}

void refuse_ended(const Status& status) {
  for (const BranchStatus& branch : status.commits.front().branches)
    if (branch.branch->end.upkeep == Upkeep::ended)
      throw Error(branch.branch->name + " is no longer maintained by the stable team: nothing is queued for it (bpf_devel_QA, "
                  "\"Do you also backport to kernels not currently maintained as stable?\")",
                  branch.branch->end.when.empty() ? "" : "it was, until " + branch.branch->end.when + "; if that is wrong: git config bpf.stable." +
                      branch.branch->name.substr(0, branch.branch->name.size() - 2) + ".eol <yyyy-mm>");
}

std::string text_about(const CommitStatus& commit, const Status& status, const StableOptions& options) {
  std::string text = "  " + commit_in_words(commit.commit) + "\n  commit " + commit.commit.id + "\n  " +
                     trees_in_words(commit, status) + "\n";
  for (const Wanted& cause : commit.causes) text += "  fixes " + commit_in_words(cause) + "\n";
  text += "\n";
  for (const bool asked : {true, false})
    for (const BranchStatus& branch : commit.branches)
      if (is_asked_for(branch, options) == asked) text += mail_line(branch, branch_in_words(branch, commit));
  return text;
}

std::string subject_of(const Status& status) {
  if (status.commits.size() == 1) return "Stable request: " + status.commits.front().commit.subject;
  return "Stable request: " + std::to_string(status.commits.size()) + " fixes, " + status.commits.front().commit.subject + ", ...";
}

// At which commits the branches were looked at: they move.
std::string looked_at(const Status& status) {
  std::string text = "This was looked up with git bpf-stable, at:\n\n";
  for (const BranchStatus& branch : status.commits.front().branches)
    text += branch_line(branch, branch.branch->id.substr(0, fixes_digits) + " of " + date_of(branch.branch->date));
  return text + "\n\"Applies\" is what git says of a merge in memory. Nothing was built or run.\n";
}

}  // namespace

std::string stable_request(const Status& status, const StableOptions& options, const Config& config) {
  refuse_stable_team("--to", options.to);
  refuse_stable_team("--cc", options.cc);
  for (const CommitStatus& commit : status.commits) {
    require_queueable(commit, status);
    if (std::none_of(commit.branches.begin(), commit.branches.end(),
                     [&](const BranchStatus& branch) { return is_asked_for(branch, options); }))
      throw Error("no stable branch that was looked at is known to need " + short_id(commit),
                  "git bpf-stable " + short_id(commit) + " says why; --branch <version> asks for one all the same where that is not known");
  }
  refuse_ended(status);
  const std::string reason = reason_of(options);
  MailDraft draft;
  draft.to = options.to.empty() ? who_is_asked(config) : options.to;
  draft.cc = {std::string(netdev), std::string(bpf_list)};
  draft.cc.insert(draft.cc.end(), options.cc.begin(), options.cc.end());
  draft.subject = subject_of(status);
  draft.text = status.commits.size() == 1 ? "Please queue this fix for stable:\n\n" : "Please queue these fixes for stable, in this order:\n\n";
  for (const CommitStatus& commit : status.commits) draft.text += text_about(commit, status, options) + "\n";
  draft.text += reason + "\n" + looked_at(status);
  return draft_text(draft);
}

}  // namespace bpf
