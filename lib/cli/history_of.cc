// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/history_of.h"

#include <algorithm>
#include <set>

#include "lib/error.h"
#include "lib/git/content.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/dates.h"
#include "lib/model/scan.h"
#include "lib/objects/commits.h"

namespace bpf {
namespace {

Series read_range(const std::vector<std::string>& revisions, bool with_content) {
  const CommitList list = list_commits(revisions);
  if (list.commits.empty() || !with_content) return series_of_commits(list.commits, load_commits(list.commits));
  ContentReader diffs(list.commits);
  Series series = series_of_messages(list.commits, nullptr);
  diffs.read(series.patches);
  return series;
}

// Which of these titles the tree has got since `base`.
std::set<std::string> titles_in_tree(const std::string& base, const std::string& tree_tip) {
  const RunResult result = run_git({"log", "--no-merges", "--max-count=5000", "--format=%s", "^" + base, tree_tip, "--"});
  std::set<std::string> titles;
  if (result.ok())
    for (std::string_view line : split_lines(result.out)) titles.emplace(line);
  return titles;
}

// What was sent before, is not in the series now, and lies below it.
std::vector<std::string> sent_but_below(const Series& before, const History& history, const std::string& base,
                                        const std::string& old_base, const std::string& tree_tip) {
  std::vector<std::string> names;
  if (base.empty() || base == old_base) return names;
  std::vector<std::string> revisions = {base, "^" + old_base};
  if (!tree_tip.empty()) revisions.push_back("^" + tree_tip);
  const Series below = read_range(revisions, false);
  for (const Patch& patch : below.patches)
    for (std::size_t i = 0; i < history.patches.size(); ++i)
      if (history.patches[i].now < 0 &&
          (patch.commit == before.patches[i].commit || patch.message.subject == history.patches[i].title))
        names.push_back(patch.source()->name + " (\"" + std::string(patch.message.subject) + "\")");
  return names;
}

std::string counted(std::size_t count, const std::string& what) {
  return count == 0 ? "" : ", " + std::to_string(count) + " " + what;
}

}  // namespace

std::optional<History> history_of(const Series& series, const std::vector<SentVersion>& sent, const Target& target,
                                  const Config& config, const std::string& base, std::string* why_unknown) {
  if (sent.empty() || sent.back().base.empty()) return std::nullopt;
  const SentVersion& last = sent.back();
  try {
    const Series before = read_range({last.tip, "^" + last.base}, true);
    History history;
    history.version = last.version;
    history.rfc = last.rfc;
    history.sent = last.sent;
    history.name = last.ref;
    history.cover = last.cover_subject();
    history.patches = match_patches(before, series);
    const auto gone = [](const SentPatch& patch) { return patch.now < 0; };
    const std::size_t lost = static_cast<std::size_t>(std::count_if(history.patches.begin(), history.patches.end(), gone));
    history.added = series.patches.size() - (history.patches.size() - lost);
    const std::string ref = target.tree == nullptr ? "" : ref_of_tree(*target.tree, config);
    const std::string tree_tip = ref.empty() ? "" : read_ref(ref);
    if (lost > 0) {
      history.below = sent_but_below(before, history, base, last.base, tree_tip);
      const std::set<std::string> titles = tree_tip.empty() ? std::set<std::string>{} : titles_in_tree(last.base, tree_tip);
      for (SentPatch& patch : history.patches) patch.applied = patch.now < 0 && titles.contains(patch.title);
    }
    return history;
  } catch (const Error& error) {  // the commits are gone, or this clone never had them
    if (why_unknown != nullptr)
      *why_unknown = "v" + std::to_string(last.version) + ", which was sent before, cannot be read here: " + error.what();
    return std::nullopt;
  }
}

std::optional<History> history_of_mails(const Series& mails, const std::vector<SentVersion>& sent, const Target& target,
                                        const Config& config, std::string* why_unknown) {
  std::optional<History> history = history_of(mails, sent, target, config, "", why_unknown);
  if (!history) return history;
  const bool related = (mails.cover && !history->cover.empty() && mails.cover->message.subject == history->cover) ||
                       std::any_of(history->patches.begin(), history->patches.end(),
                                   [](const SentPatch& patch) { return patch.now >= 0; });
  if (!related) history.reset();
  return history;
}

NextVersion next_version(const std::string& branch, const std::vector<SentVersion>& sent,
                         const std::optional<History>& history, bool rfc, bool resend, const Config& config) {
  const int wanted = branch.empty() ? 0 : to_number(config.get("branch." + branch + ".bpfVersion").value_or(""));
  const int last = sent.empty() ? 0 : sent.back().version;
  if (wanted > last) return {wanted};
  if (last == 0) return {};
  const bool same = history && history->unchanged() && sent.back().rfc == rfc;
  std::string why = (sent.back().rfc ? "RFC v" : "v") + std::to_string(last) + " was sent";
  if (sent.back().sent > 0) why += " on " + date_of(sent.back().sent);
  if (same && !resend) why += ", and nothing changed; --resend says so in the subject";
  return {same || resend ? last : last + 1, why};
}

std::string summary_of(const History& history) {
  std::size_t same = 0, changed = 0, gone = 0, applied = 0;
  int last = -1;
  bool sorted = true;
  for (const SentPatch& patch : history.patches) {
    if (patch.now < 0) {
      ++(patch.applied ? applied : gone);
      continue;
    }
    sorted = sorted && patch.now > last;
    last = patch.now;
    ++(patch.same_change && patch.same_title && patch.same_text ? same : changed);
  }
  std::string text = counted(same, "as before") + counted(changed, "changed") + counted(history.added, "new") +
                     counted(gone, "gone") + counted(applied, "applied");
  if (!sorted) text += ", another order";
  return "since v" + std::to_string(history.version) +
         (history.sent > 0 ? ", sent " + date_of(history.sent) : std::string{}) + ": " +
         (text.empty() ? "nothing" : text.substr(2));
}

bool has_nothing_of(const History& history) {
  return history.below.empty() && std::none_of(history.patches.begin(), history.patches.end(),
                                               [](const SentPatch& patch) { return patch.now >= 0 || patch.applied; });
}

}  // namespace bpf
