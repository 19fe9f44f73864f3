// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/changelog_seed.h"

#include <set>

#include "lib/model/changelog.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

std::string quoted(std::string_view title) { return "\"" + std::string(title) + "\""; }

// Where the first changelog of `text` begins, or its end.
std::size_t first_changelog(std::string_view text) {
  for (std::string_view line : split_lines(text))
    if (begins_changelog(line) || changelog_version(line) > 0) return static_cast<std::size_t>(line.data() - text.data());
  return text.size();
}

}  // namespace

std::string seed_changelog(const History& history, int version, const Series& now, const SentVersion& last) {
  const std::string todo(what_changed);
  std::string text = "Changes in v" + std::to_string(version) + ":\n";
  std::set<int> known;
  bool any = false;
  const auto add = [&](const std::string& line) {
    text += "- " + line + "\n";
    any = true;
  };
  int furthest = -1;
  for (const SentPatch& patch : history.patches) {
    if (patch.now < 0) {
      add(quoted(patch.title) + (patch.applied ? " is applied, and left out" : " is dropped: " + todo));
      continue;
    }
    known.insert(patch.now);
    const std::string_view title = now.patches[static_cast<std::size_t>(patch.now)].message.subject;
    if (!patch.same_title) add(quoted(patch.title) + " is now " + quoted(title));
    if (!patch.same_change) add(quoted(title) + ": " + todo);
    else if (!patch.same_text) add(quoted(title) + ": changed the description");
    if (patch.now < furthest) add(quoted(title) + " moved to the front");
    furthest = std::max(furthest, patch.now);
  }
  for (std::size_t i = 0; i < now.patches.size(); ++i)
    if (!known.contains(static_cast<int>(i))) add(quoted(now.patches[i].message.subject) + " is new");
  if (!any) text += "- rebased, no changes\n";
  if (!last.message_id.empty())
    text += "- Link to v" + std::to_string(last.version) + ": https://lore.kernel.org/bpf/" + last.message_id + "/\n";
  return text;
}

std::string with_changelog(std::string_view text, std::string_view changelog) {
  const std::size_t at = first_changelog(text);
  const std::string before(trim_right(text.substr(0, at))), after(trim_right(text.substr(at)));
  return (before.empty() ? "" : before + "\n\n") + std::string(changelog) + (after.empty() ? "" : "\n" + after + "\n");
}

bool has_changelog(std::string_view text, int version) {
  for (std::string_view line : split_lines(text))
    if (changelog_version(line) == version) return true;
  return false;
}

std::string_view changelogs_of(std::string_view text) { return trim_right(text.substr(first_changelog(text))); }

}  // namespace bpf
