// SPDX-License-Identifier: GPL-2.0-only
#include "lib/people/recipients.h"

#include <algorithm>
#include <set>

#include "lib/model/address.h"
#include "lib/model/fixes.h"
#include "lib/people/file_addresses.h"
#include "lib/people/mailbox.h"

namespace bpf {
namespace {

constexpr std::string_view netdev_list = "netdev@vger.kernel.org";
constexpr std::size_t most_signers = 5;   // of one commit, as get_maintainer.pl has it
constexpr std::size_t many = 100;         // recipients of one mail that servers begin to refuse

// Where MAINTAINERS does not say who they are: bpf_devel_QA in its version of 2023 does.
constexpr std::string_view dated_maintainers[] = {"ast@kernel.org", "daniel@iogearbox.net", "andrii@kernel.org"};

// What MAINTAINERS has called the section of the BPF maintainers over the years.
constexpr std::string_view general_titles[] = {"BPF [GENERAL]", "BPF [CORE]", "BPF (Safe"};

bool has_list(const Section& section, std::string_view address) {
  return std::any_of(section.people.begin(), section.people.end(), [&](const PeopleLine& line) {
    return line.type == 'L' && same_address(line.list.address, address);
  });
}

bool touches_loader(const Patch& patch) {
  return patch.paths && std::any_of(patch.paths->begin(), patch.paths->end(), [](const std::string& path) {
    return path.find("bpf") != path.npos || path.find("xdp") != path.npos;
  });
}

bool is_stable(std::string_view address) {
  return same_address(address, "stable@vger.kernel.org") || same_address(address, "stable@kernel.org");
}

// `Reported-by`, `Cc` and every other tag that names somebody who has to do with the patch.
bool names_somebody(std::string_view key) {
  if (equal_nocase(key, "Assisted-by")) return false;
  return equal_nocase(key, "Cc") || (key.size() > 3 && equal_nocase(key.substr(key.size() - 3), "-by"));
}

// THE REST has everybody's list, and somebody who asks not to get patches.
void leave_out_the_rest(std::vector<Recipient>& recipients, bool keep_list) {
  for (Recipient& recipient : recipients)
    if (!(recipient.list && keep_list))
      std::erase_if(recipient.reasons, [](const ReasonPtr& reason) { return reason->section == the_rest; });
  std::erase_if(recipients, [](const Recipient& recipient) { return recipient.reasons.empty(); });
}

void add_skipped(const Maintainers& maintainers, std::vector<std::string>& notes) {
  for (const SkippedPattern& skipped : maintainers.skipped())
    notes.push_back("skipped in MAINTAINERS, " + std::string(skipped.title) + ": " + skipped.type + ": " +
                    std::string(skipped.pattern) + ": " + skipped.reason);
}

class Gatherer {
 public:
  Gatherer(const Series& series, const PeopleSource& source, const RecipientOptions& options)
      : series_(series), source_(source), options_(options) {}

  SeriesRecipients gather() {
    std::vector<RecipientList> own;
    for (const Patch& patch : series_.patches) own.push_back(people_of(patch));
    RecipientList everyone(source_.mailmap);
    for (const RecipientList& list : own) everyone.merge(list.people());
    for (const RecipientList& list : own) everyone.merge(list.lists());
    if (series_.cover) add_tags(*series_.cover, everyone);
    add_earlier(everyone);
    leave_out_sender(everyone);
    if (series_.cover || (series_.origin == Origin::commits && series_.patches.size() > 1))
      result_.mails.push_back({nullptr, RecipientList(everyone).all()});
    for (std::size_t i = 0; i < own.size(); ++i) {
      own[i].add_missing(everyone.lists());
      leave_out_sender(own[i]);
      result_.mails.push_back({&series_.patches[i], std::move(own[i]).all()});
    }
    result_.all = std::move(everyone).all();
    warn_of_many();
    if (source_.maintainers) add_skipped(*source_.maintainers, result_.notes);
    return std::move(result_);
  }

 private:
  RecipientList people_of(const Patch& patch) {
    RecipientList list(source_.mailmap);
    if (!options_.maintainers_only) add_bpf(patch, list);
    if (source_.maintainers) {
      const MaintainersQuestion question = question_of(patch, source_);
      MaintainersAnswer answer = ask_maintainers(*source_.maintainers, source_.mailmap, question);
      for (const std::string& refused : answer.refused) note("left out of MAINTAINERS, " + refused);
      take(std::move(answer), list);
    }
    if (options_.maintainers_only) return list;
    add_fixed(patch, list);
    add_tags(patch, list);
    return list;
  }

  // MAINTAINERS' answer; who looks after what goes to the tree's list is in To.
  void take(MaintainersAnswer answer, RecipientList& list) {
    std::set<std::string_view> of_tree;
    for (const SectionMatch& match : answer.matches) {
      const Section& section = source_.maintainers->section(match.section);
      if (!options_.maintainers_only && has_list(section, main_list())) of_tree.insert(section.title);
    }
    if (!options_.maintainers_only) leave_out_the_rest(answer.recipients, options_.linux_kernel);
    for (Recipient& recipient : answer.recipients)
      for (const ReasonPtr& reason : recipient.reasons)
        if (!recipient.list && reason->role != "reviewer" && of_tree.contains(reason->section)) recipient.to = true;
    list.merge(answer.recipients);
  }

  std::string_view main_list() const {
    if (options_.tree == nullptr || options_.tree->list == bpf_list) return options_.profile->list;
    return options_.tree->list;
  }
  bool iproute2() const { return options_.tree != nullptr && options_.tree->iproute2; }

  // The lists and the BPF maintainers, whatever MAINTAINERS says about the files.
  void add_bpf(const Patch& patch, RecipientList& list) {
    const std::string tree(options_.tree == nullptr ? "BPF" : options_.tree->name);
    add_list(list, main_list(), main_list() == bpf_list ? "every BPF patch" : "every patch for " + tree, true);
    if (iproute2() && !touches_loader(patch)) return;
    if (options_.profile->list == bpf_list) add_list(list, bpf_list, "every BPF patch", !iproute2());
    // Up to 2020, patchwork had nothing but what was Cc'ed to netdev.
    if (options_.profile->patchwork.find("ozlabs") != std::string_view::npos)
      add_list(list, netdev_list, "the patchwork queue of " + std::string(options_.profile->name), false);
    add_bpf_maintainers(list);
  }
  static void add_list(RecipientList& list, std::string_view address, const std::string& why, bool to) {
    list.add({"", std::string(address)}, {"list", "", why, "", 0}, true, to);
  }
  void add_bpf_maintainers(RecipientList& list) {
    if (!bpf_maintainers_) bpf_maintainers_ = bpf_maintainers(source_.maintainers.get());
    const BpfMaintainers& found = *bpf_maintainers_;
    const bool dated = found.section.empty();
    if (dated && !source_.maintainers && !iproute2()) return;
    for (const Ident& who : found.people)
      list.add(who, dated ? Reason{"BPF maintainer", "", "as of 2023: MAINTAINERS has no section for them", "", 0}
                          : Reason{found.role, found.section, "every BPF patch", "", 0}, false, !iproute2());
  }

  void add_fixed(const Patch& patch, RecipientList& list) {
    for (const Trailer& tag : patch.message.tags) {
      if (!is_fixes(tag)) continue;
      const std::string id(parse_fixes(tag, {}).id);
      if (id.empty()) continue;
      const std::optional<FixedCommit> commit = source_.find_commit ? source_.find_commit(id) : std::nullopt;
      if (!commit) {
        note("commit " + id + " of a Fixes: tag is not here: who wrote it is not known");
        continue;
      }
      add_commit(*commit, list);
    }
  }
  void add_commit(const FixedCommit& commit, RecipientList& list) {
    const std::string name = commit.id.substr(0, fixes_digits) + " (\"" + commit.subject + "\")";
    std::size_t signers = 0, left_out = 0;
    const auto add = [&](const Ident& who, const std::string& role) {
      const std::string_view why = refusal(who);
      const Ident now = source_.mailmap.map(who);
      if (!why.empty()) return note("left out of commit " + name + ": " + who.name + " <" + who.email + ">: " + std::string(why));
      for (const std::string& address : source_.ignored)
        if (same_address(address, who.email) || same_address(address, now.email)) return;
      const bool is_new = list.find(who.email) == nullptr;
      if (is_new && role != "author" && ++signers > most_signers) {
        ++left_out;
        return;
      }
      list.add(who, {role, "", "commit " + name, "", 0});
    };
    add(commit.author, "author");
    for (const auto& [role, who] : commit.signers) add(who, role);
    if (left_out > 0) note(std::to_string(left_out) + " more who signed commit " + name + " are left out");
  }

  void add_tags(const Patch& patch, RecipientList& list) {
    if (options_.maintainers_only) return;
    for (const Trailer& tag : patch.message.tags) {
      if (!names_somebody(tag.key)) continue;
      const std::optional<Ident> who = parse_ident(unfold(tag.value));
      if (!who) continue;
      if (is_stable(who->email)) {
        note("left out: " + who->email + " of a tag: a patch is not sent to the stable team");
        continue;
      }
      if (const std::string_view why = refusal(*who); !why.empty()) {
        note("left out of a tag: " + unfold(tag.line) + ": " + std::string(why));
        continue;
      }
      const bool is_list = who->email.find("@vger.kernel.org") != std::string::npos ||
                           who->email.find("@lists.") != std::string::npos;
      list.add(*who, {std::string(tag.key), "", "a tag of the patch", "", 0}, is_list);
    }
    // Somebody else's commit, sent on: its author wants to know.
    if (patch.author && refusal(*patch.author).empty() && !options_.own.empty())
      list.add(*patch.author, {"author", "", "the patch itself", "", 0});
  }

  // Who reviewed, tested or reported for a version before wants to see this one, whether or not the
  // tag is still there: they get the cover letter, or the only patch.
  void add_earlier(RecipientList& list) {
    if (options_.maintainers_only) return;
    for (const EarlierTag& tag : source_.earlier)
      if (names_somebody(tag.key) && !is_stable(tag.who.email) && refusal(tag.who).empty())
        list.add(tag.who, {tag.key, "", "a tag of v" + std::to_string(tag.version), "", 0});
  }

  void leave_out_sender(RecipientList& list) const {
    if (options_.maintainers_only) return;
    for (const std::string& address : options_.own) list.remove(source_.mailmap.map({"", address}).email);
    for (const std::string& address : options_.own) list.remove(address);
    if (!options_.own.empty()) return;
    for (const Patch& patch : series_.patches)
      if (patch.author) list.remove(patch.author->email);
  }

  void note(const std::string& text) {
    auto& notes = result_.notes;
    if (std::find(notes.begin(), notes.end(), text) == notes.end()) notes.push_back(text);
  }
  void warn_of_many() {
    for (const MailRecipients& mail : result_.mails)
      if (mail.recipients.size() > many)
        return note(std::to_string(mail.recipients.size()) + " recipients of one mail: many servers take no more than " +
                    std::to_string(many));
  }
  const Series& series_;
  const PeopleSource& source_;
  const RecipientOptions& options_;
  std::optional<BpfMaintainers> bpf_maintainers_;
  SeriesRecipients result_;
};

bool is_signature(std::string_view key) {
  return equal_nocase(key, "Signed-off-by") || equal_nocase(key, "Reviewed-by") || equal_nocase(key, "Acked-by");
}

}  // namespace

BpfMaintainers bpf_maintainers(const Maintainers* maintainers) {
  BpfMaintainers found;
  std::optional<std::size_t> general;
  for (std::string_view title : general_titles)
    if (maintainers != nullptr && !general) general = maintainers->find_section(title);
  if (!general) {
    for (std::string_view address : dated_maintainers) found.people.push_back({"", std::string(address)});
    return found;
  }
  const Section& section = maintainers->section(*general);
  found.section = section.title;
  found.role = maintainer_role(section.status);
  for (const PeopleLine& line : section.people) {
    if (line.type != 'M') continue;
    for (const auto& [who, refused] : line.people)
      if (refused.empty()) found.people.push_back(who);
  }
  return found;
}

SeriesRecipients recipients_of(const Series& series, const PeopleSource& source, const RecipientOptions& options) {
  return Gatherer(series, source, options).gather();
}

SeriesRecipients recipients_of_files(const std::vector<std::string>& paths, const PeopleSource& source,
                                     bool the_rest_too) {
  SeriesRecipients result;
  MaintainersQuestion question;
  question.is_file = true;
  question.patch.paths = paths;
  std::string texts;
  for (const std::string& path : paths) {
    const std::optional<std::string> text = source.read_file ? source.read_file(path) : std::nullopt;
    if (!text) {
      result.notes.push_back("'" + path + "' is no file of " + source.tree + ": its text was not looked at");
      continue;
    }
    if (path != "MAINTAINERS") texts += *text + "\n";
    if (!names_its_people(path)) continue;
    const std::vector<Ident> named = addresses_in(*text);
    question.in_files.insert(question.in_files.end(), named.begin(), named.end());
  }
  question.file_text = texts;
  MaintainersAnswer answer = ask_maintainers(*source.maintainers, source.mailmap, question);
  if (!the_rest_too) leave_out_the_rest(answer.recipients, false);
  result.all = std::move(answer.recipients);
  for (const std::string& refused : answer.refused) result.notes.push_back("left out of MAINTAINERS, " + refused);
  add_skipped(*source.maintainers, result.notes);
  return result;
}

MaintainersQuestion question_of(const Patch& patch, const PeopleSource& source) {
  MaintainersQuestion question;
  question.patch = read_patch_text(patch.source()->text);
  if (!patch.mail) {
    PatchText diff;
    if (patch.diff_text != nullptr) diff = read_patch_text(patch.diff_text->text);
    if (patch.paths) question.patch.paths = *patch.paths;
    question.patch.diff = std::move(diff.diff);
  }
  for (const std::string& path : question.patch.paths) {
    if (!names_its_people(path) || !source.read_file) continue;
    const std::optional<std::string> text = source.read_file(path);
    if (!text) continue;
    const std::vector<Ident> named = addresses_in(*text);
    question.in_files.insert(question.in_files.end(), named.begin(), named.end());
  }
  return question;
}

FixedCommit fixed_commit_of(const std::string& id, std::string_view object) {
  const Patch patch = patch_of_commit(id, id, object);
  FixedCommit commit{id, std::string(patch.message.subject), patch.author.value_or(Ident{}), {}};
  for (const Trailer& tag : patch.message.tags)
    if (is_signature(tag.key))
      if (const std::optional<Ident> who = parse_ident(unfold(tag.value)))
        commit.signers.emplace_back(std::string(tag.key), *who);
  return commit;
}

std::vector<std::string> ignored_addresses(std::string_view text) {
  std::vector<std::string> addresses;
  for (std::string_view line : split_lines(text)) {
    line = line.substr(0, line.find('#'));
    if (const std::optional<Ident> who = parse_ident(line)) addresses.push_back(who->email);
  }
  return addresses;
}

bool is_bpf_section(const Section& section) { return has_list(section, bpf_list); }

}  // namespace bpf
