// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/status.h"

#include <algorithm>
#include <ctime>

#include "lib/cli/facts_of.h"
#include "lib/cli/program.h"
#include "lib/cli/standing_of.h"
#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/percent.h"
#include "lib/model/scan.h"
#include "lib/net/queue.h"
#include "lib/receivers/patchwork.h"
#include "lib/report/display.h"
#include "lib/report/status.h"
#include "lib/report/status_json.h"

namespace bpf {
namespace {

// Local branches with their upstreams and tips.
std::vector<BranchTip> local_branches(const std::string& only) {
  const std::string out = git_output({"for-each-ref", "--format=%(refname)%00%(upstream)%00%(objectname)%00%(HEAD)",
                                      only.empty() ? "refs/heads/" : "refs/heads/" + only});
  std::vector<BranchTip> branches;
  for (std::string_view line : split_lines(out)) {
    std::string_view fields[4];
    for (std::string_view& field : fields) {
      const std::size_t zero = line.find('\0');
      field = line.substr(0, zero);
      line.remove_prefix(zero == line.npos ? line.size() : zero + 1);
    }
    const std::string name(fields[0].substr(11));
    if (only.empty() || name == only)
      branches.push_back({{name, std::string(fields[1])}, std::string(fields[2]), fields[3] == "*"});
  }
  return branches;
}

std::vector<BranchTip> asked_branches(const StatusOptions& options) {
  if (options.all) return local_branches("");
  std::vector<BranchTip> branches;
  for (std::string name : options.branches) {
    if (name.starts_with("refs/heads/")) name = name.substr(11);
    const std::vector<BranchTip> found = name.empty() ? std::vector<BranchTip>{} : local_branches(name);
    if (found.empty())
      throw Error("no branch here is called '" + name + "'", "git branch shows them; git bpf-status --all, where they stand");
    branches.push_back(found.front());
  }
  if (!branches.empty()) return branches;
  const Branch head = read_branch();
  return {{head, resolve_head(head), true}};
}

// The patches of the answer go to those of the series by title, else by place.
void take_entries(const QueueAnswer& answer, Standing& standing) {
  std::vector<bool> taken(answer.patches.size(), false);
  const auto title_of = [](const QueueEntry& entry) { return patchwork_name(entry.name).title; };
  for (PatchStanding& patch : standing.patches)
    for (std::size_t i = 0; i < answer.patches.size() && patch.sent && !patch.queue; ++i)
      if (!taken[i] && title_of(answer.patches[i]) == patch.title) {
        patch.queue = answer.patches[i];
        taken[i] = true;
      }
  std::size_t place = 0;
  for (PatchStanding& patch : standing.patches) {
    if (!patch.sent) continue;
    if (!patch.queue && place < answer.patches.size() && !taken[place]) patch.queue = answer.patches[place];
    ++place;
  }
  if (!answer.series_url.empty()) standing.queue = answer.series_url;
}

// The address that patchwork knows the sender by.
std::string submitter(const Config& config) {
  const std::string from = config.get("sendemail.from").value_or(config.get("user.email").value_or(""));
  const std::optional<Ident> ident = parse_ident(from);
  return ident ? ident->email : "";
}

// Asks for each series that was sent, until it turns out that nobody answers.
void ask_patchwork(std::vector<Standing>& standings, const QueueSite& site, const HttpGet& get, const Config& config) {
  std::string unreachable;
  for (Standing& standing : standings) {
    if (standing.version == 0) continue;
    if (!unreachable.empty()) {
      standing.unknown.push_back("patchwork was not asked: " + unreachable);
      continue;
    }
    const std::string first = standing.patches.empty() ? "" : standing.patches.front().title;
    const QueueAnswer answer = ask_queue({.message_id = standing.message_id, .cover = !standing.cover.empty(),
                                          .title = standing.cover.empty() ? first : standing.cover,
                                          .version = standing.version, .submitter = submitter(config)},
                                         site, get);
    standing.asked_patchwork = answer.trouble.empty();
    take_entries(answer, standing);
    if (answer.trouble.empty()) continue;
    standing.unknown.push_back("patchwork cannot say where it stands: " + answer.trouble);
    if (answer.unreachable) unreachable = answer.trouble;
  }
}

void add_links(Standing& standing, const QueueSite& site, const Profile& profile) {
  if (!standing.message_id.empty()) {
    standing.thread = "https://lore.kernel.org/all/" + percent_encode(standing.message_id, "@") + "/";
    standing.queue = mail_page(site, standing.message_id);
  } else if (standing.version > 0) {
    const std::string& title = standing.cover.empty() && !standing.patches.empty() ? standing.patches.front().title
                                                                                  : standing.cover;
    const bool for_bpf = standing.tree != nullptr && standing.tree->name.starts_with("bpf");
    standing.queue = search_page(site, profile.patchwork, title, for_bpf);
  }
}

// What was not told, once each.
int say_unknown(const std::vector<Standing>& standings) {
  std::vector<std::string> said;
  for (const Standing& standing : standings)
    for (const std::string& sentence : standing.unknown) {
      if (std::find(said.begin(), said.end(), sentence) != said.end()) continue;
      said.push_back(sentence);
      complain("warning: " + display_line(sentence) + "\n");
    }
  return said.empty() ? 0 : 1;
}

}  // namespace

int show_status(const StatusOptions& options, const Config& config) {
  const HttpGet get = options.patchwork ? options.http() : HttpGet{};  // before anything is looked at
  const Profile& profile = profile_named(options.profile, {}, config);
  const QueueSite site = queue_site(profile.patchwork, config.get("bpf.patchworkUrl").value_or(""));
  const std::vector<BranchTip> branches = asked_branches(options);
  std::vector<Standing> standings = standings_of(branches, {options.tree, options.all}, config);
  for (Standing& standing : standings) add_links(standing, site, profile);
  if (options.patchwork) ask_patchwork(standings, site, get, config);
  const std::int64_t now = std::time(nullptr);
  if (options.json) {
    print(format_status_json(standings, now));
  } else if (options.all) {
    print_lines(format_status_list(standings, now, options.color));
  } else {
    std::string text;
    for (const Standing& standing : standings)
      text += (text.empty() ? "" : "\n") + format_status(standing, now, options.color);
    print_lines(text);
  }
  flush_output();
  if (standings.empty())
    complain("note: no branch here is work for a tree of ours, or was sent before; to say so of one: "
             "git config branch.<name>.bpfTree bpf-next\n");
  return say_unknown(standings);
}

}  // namespace bpf
