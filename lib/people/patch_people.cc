// SPDX-License-Identifier: GPL-2.0-only
#include "lib/people/patch_people.h"

#include <algorithm>

#include "lib/model/address.h"
#include "lib/model/fixes.h"
#include "lib/people/mailbox.h"

namespace bpf {
namespace {

// What a section asks for. Lists that not everyone can write to are not asked for, and neither is
// linux-kernel@, which has everything anyway.
Subsystem subsystem_of(const Section& section, const SectionMatch& match, const Mailmap& mailmap) {
  Subsystem subsystem{std::string(section.title), std::string(1, match.type) + ": " + std::string(match.pattern), {}, {}};
  for (const PeopleLine& line : section.people) {
    if (line.type == 'L') {
      const auto& [address, subscribers_only, moderated] = line.list;
      const bool open = !subscribers_only && !moderated && line.people.front().refused.empty();
      if (open && !same_address(address, "linux-kernel@vger.kernel.org")) subsystem.lists.push_back(address);
    } else if (line.type == 'M') {
      for (const auto& [who, refused] : line.people) {
        if (!refused.empty()) continue;
        const Ident now = mailmap.map(who);
        if (refusal(now).empty()) subsystem.maintainers.push_back(now);
        if (!same_address(now.email, who.email)) subsystem.maintainers.push_back(who);
      }
    }
  }
  return subsystem;
}

void add_subsystems(const Patch& patch, const PeopleSource& source, PatchPeople& people) {
  const Maintainers& maintainers = *source.maintainers;
  const MaintainersQuestion question = question_of(patch, source);
  std::vector<SectionMatch> matches;
  for (const std::string& path : question.patch.paths)
    for (const SectionMatch& match : maintainers.match_path(path)) matches.push_back(match);
  for (SectionMatch& match : maintainers.match_keywords(question.patch)) matches.push_back(std::move(match));
  std::vector<std::size_t> seen;
  for (const SectionMatch& match : matches) {
    if (std::find(seen.begin(), seen.end(), match.section) != seen.end()) continue;
    seen.push_back(match.section);
    const Section& section = maintainers.section(match.section);
    if (section.title != the_rest && !is_bpf_section(section))
      people.subsystems.push_back(subsystem_of(section, match, source.mailmap));
  }
}

bool is_ignored(const PeopleSource& source, const Ident& who) {
  return std::any_of(source.ignored.begin(), source.ignored.end(),
                     [&](const std::string& address) { return same_address(address, who.email); });
}

}  // namespace

PatchPeople people_of(const Patch& patch, const PeopleSource& source) {
  PatchPeople people;
  if (source.maintainers) {
    people.maintainers = Answer::yes;
    add_subsystems(patch, source, people);
  }
  for (const Trailer& tag : patch.message.tags) {
    if (!is_fixes(tag)) continue;
    const std::string id(parse_fixes(tag, {}).id);
    if (id.empty()) continue;
    const std::optional<FixedCommit> commit = source.find_commit ? source.find_commit(id) : std::nullopt;
    if (!commit) {
      people.unknown_fixes.push_back(id);
      continue;
    }
    const Ident now = source.mailmap.map(commit->author);
    if (refusal(now).empty() && !is_ignored(source, now) && !is_ignored(source, commit->author))
      people.fixed.push_back({id, commit->author, now});
  }
  return people;
}

}  // namespace bpf
