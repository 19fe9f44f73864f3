// SPDX-License-Identifier: GPL-2.0-only
#include "lib/people/answer.h"

#include <algorithm>
#include <functional>

#include "lib/people/mailbox.h"

namespace bpf {
namespace {

constexpr std::string_view penguin = "torvalds@linux-foundation.org";
constexpr std::string_view the_rest = "THE REST";
constexpr std::size_t few = 8;  // reasons, that are looked through quicker than indexed

bool same_one(const Recipient& recipient, const Ident& who) {
  for (const Ident* one : {&recipient.who, &recipient.came_as}) {
    if (!who.email.empty() && equal_nocase(one->email, who.email)) return true;
    if (!who.name.empty() && equal_nocase(one->name, who.name)) return true;
  }
  return false;
}

// What tells most reasons apart.
std::size_t hash_of(const Recipient& recipient, const Reason& reason) {
  std::size_t hash = static_cast<std::size_t>(reason.score);
  for (const std::string* part : {&recipient.who.email, &reason.section, &reason.path})
    hash = hash * 31 + std::hash<std::string_view>()(*part);
  return hash;
}

void add_also(Recipient& recipient, const Ident& who) {
  const auto is_known = [&](const Ident& other) {
    return equal_nocase(other.email, who.email) && equal_nocase(other.name, who.name);
  };
  if (!is_known(recipient.who) && std::none_of(recipient.also.begin(), recipient.also.end(), is_known))
    recipient.also.push_back(who);
}

std::string source_of(const SectionMatch& match) {
  return std::string(1, match.type) + ": " + std::string(match.pattern);
}

std::string role_of(const Section& section, const PeopleLine& line) {
  if (line.type == 'L') return line.list.moderated ? "moderated list" : "open list";
  return line.type == 'M' ? maintainer_role(section.status) : "reviewer";
}

// The reasons that one match of a section gives, each role's made once.
class MatchReasons {
 public:
  MatchReasons(const Section& section, const SectionMatch& match) : section_(section), match_(match) {}

  const ReasonPtr& with(std::string_view role) {
    for (const ReasonPtr& reason : made_)
      if (reason->role == role) return reason;
    return made_.emplace_back(std::make_shared<const Reason>(
        Reason{std::string(role), std::string(section_.title), source_of(match_), match_.path, match_.score}));
  }

 private:
  const Section& section_;
  const SectionMatch& match_;
  std::vector<ReasonPtr> made_;
};

class Asker {
 public:
  Asker(const Maintainers& maintainers, const Mailmap& mailmap) : maintainers_(maintainers), found_(mailmap) {}

  void add(const SectionMatch& match) {
    const Section& section = maintainers_.section(match.section);
    answer_.matches.push_back(match);
    MatchReasons reasons(section, match);
    for (const PeopleLine& line : section.people) {
      if (line.list.subscribers_only) continue;
      if (line.people.empty()) refuse(section, line, refusal({}));
      for (const Named& named : line.people) {
        if (!named.refused.empty()) refuse(section, line, named.refused);
        else found_.add(named.who, reasons.with(role_of(section, line)), line.type == 'L');
      }
    }
  }
  void add_in_file(const Ident& who) {
    if (refusal(who).empty()) found_.add(who, {"in file", "", "", "", 0});
  }
  MaintainersAnswer finish() {
    found_.remove(penguin);
    answer_.recipients = std::move(found_).all();
    return std::move(answer_);
  }
  RecipientList& found() { return found_; }

 private:
  void refuse(const Section& section, const PeopleLine& line, std::string_view why) {
    std::string text =
        std::string(section.title) + ": " + line.type + ": " + std::string(line.value) + ": " + std::string(why);
    if (std::find(answer_.refused.begin(), answer_.refused.end(), text) == answer_.refused.end())
      answer_.refused.push_back(std::move(text));
  }

  const Maintainers& maintainers_;
  RecipientList found_;
  MaintainersAnswer answer_;
};

}  // namespace

std::string role_text(const Recipient& recipient) {
  std::string text;
  for (const ReasonPtr& reason : recipient.reasons) {
    if (!text.empty() && reason->role != "in file") continue;
    const bool plain = reason->section.empty() || (recipient.list && reason->section == the_rest);
    text += (text.empty() ? "" : ",") + reason->role + (plain ? "" : ":" + short_title(reason->section));
  }
  return text;
}

void RecipientList::add(const Ident& who, ReasonPtr reason, bool list, bool to) {
  Recipient& recipient = entry(who, list, std::move(reason));
  recipient.to = recipient.to || to;
}

// The one that this is, new or not, with this reason.
Recipient& RecipientList::entry(const Ident& who, bool list, ReasonPtr reason) {
  Ident now = mailmap_.map(who);
  if (now != who && !refusal(now).empty()) now = who;  // a mailmap is a stranger's text, too
  Recipient* known = find(people_, who, now);
  if (known == nullptr && list) known = find(lists_, who, now);
  if (known == nullptr) {
    known = &(list ? lists_ : people_).emplace_back(Recipient{now, who, list, false, {}, {}});
    add_reason(*known, std::move(reason));
    // A team's address may be a list in one section and a reviewer in another: then it is a person.
    if (Recipient* same = list ? nullptr : find(lists_, who, now); same != nullptr) {
      known->to = same->to;
      for (ReasonPtr& other : same->reasons) add_reason(*known, std::move(other));
      lists_.erase(lists_.begin() + (same - lists_.data()));
    }
    return *known;
  }
  add_also(*known, who);
  add_reason(*known, std::move(reason));
  return *known;
}

Recipient* RecipientList::find(std::vector<Recipient>& recipients, const Ident& who, const Ident& now) {
  const bool same = who == now;
  for (Recipient& recipient : recipients)
    if (same_one(recipient, who) || (!same && same_one(recipient, now))) return &recipient;
  return nullptr;
}

Recipient* RecipientList::find(std::string_view address) {
  const Ident who{"", std::string(address)}, now = mailmap_.map(who);
  Recipient* found = find(people_, who, now);
  return found != nullptr ? found : find(lists_, who, now);
}

void RecipientList::remove(std::string_view address) {
  const auto is_it = [&](const Recipient& recipient) { return same_one(recipient, {"", std::string(address)}); };
  std::erase_if(people_, is_it);
  std::erase_if(lists_, is_it);
}

void RecipientList::add_reason(Recipient& recipient, ReasonPtr reason) {
  std::vector<ReasonPtr>& reasons = recipient.reasons;
  const auto same = [&](const ReasonPtr& other) { return other == reason || *other == *reason; };
  if (reasons.size() == few)
    for (std::size_t i = 0; i < few; ++i) add_known(recipient, *reasons[i], i);
  const bool is_new = reasons.size() < few ? std::none_of(reasons.begin(), reasons.end(), same)
                                           : add_known(recipient, *reason, reasons.size());
  if (is_new) reasons.push_back(std::move(reason));
}

// Whether it was not known yet.
bool RecipientList::add_known(const Recipient& recipient, const Reason& reason, std::size_t at) {
  for (std::size_t hash = hash_of(recipient, reason);; ++hash) {  // another one with this hash: the next is free
    const auto [known, is_new] = known_.try_emplace(hash, at);
    if (is_new) return true;
    if (known->second < recipient.reasons.size() && *recipient.reasons[known->second] == reason) return false;
  }
}

void RecipientList::merge(const std::vector<Recipient>& others) {
  for (const Recipient& other : others) {
    Recipient& recipient = entry(other.who, other.list, other.reasons.front());
    recipient.to = recipient.to || other.to;
    for (std::size_t i = 1; i < other.reasons.size(); ++i) add_reason(recipient, other.reasons[i]);
    for (const Ident& who : other.also) add_also(recipient, who);
  }
}

void RecipientList::add_missing(const std::vector<Recipient>& others) {
  for (const Recipient& other : others) {
    if (Recipient* known = find(other.who.email)) known->to = known->to || other.to;
    else entry(other.who, other.list, other.reasons.front()).to = other.to;
  }
}

std::vector<Recipient> RecipientList::all() && {
  std::vector<Recipient> everyone = std::move(people_);
  everyone.insert(everyone.end(), std::move_iterator(lists_.begin()), std::move_iterator(lists_.end()));
  return everyone;
}

MaintainersAnswer ask_maintainers(const Maintainers& maintainers, const Mailmap& mailmap,
                                  const MaintainersQuestion& question) {
  Asker asker(maintainers, mailmap);
  for (const std::string& path : question.patch.paths)
    for (const SectionMatch& match : maintainers.match_path(path)) asker.add(match);
  const std::vector<SectionMatch> keywords = question.is_file ? maintainers.match_keywords(question.file_text)
                                                              : maintainers.match_keywords(question.patch);
  for (const SectionMatch& match : keywords) asker.add(match);
  asker.found().remove(penguin);
  for (const Ident& who : question.in_files) asker.add_in_file(who);
  return asker.finish();
}

}  // namespace bpf
