// SPDX-License-Identifier: GPL-2.0-only
// Who gets which mail of a BPF series: MAINTAINERS' answer, and on top of it what the BPF subsystem
// asks for. The list and the BPF maintainers always; who wrote and signed what is fixed; who is
// named in the tags; a cover letter goes to everyone, a patch to its own people and to all lists.
// (bpf_devel_QA, "To which mailing list do I need to submit my BPF patches?"; submitting-patches,
// "Select the recipients for your patch")
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/error.h"
#include "lib/model/bpf_work.h"
#include "lib/model/profile.h"
#include "lib/model/series.h"
#include "lib/model/tree.h"
#include "lib/people/answer.h"

namespace bpf {

// A commit that a Fixes: tag names.
struct FixedCommit {
  std::string id;       // the full one
  std::string subject;
  Ident author;
  std::vector<std::pair<std::string, Ident>> signers;  // "Signed-off-by", "Reviewed-by", "Acked-by"
};

// What is known of people. Each look-up may have no answer; then that is said, and nothing guessed.
// Somebody in the tags of a version that was sent before.
struct EarlierTag {
  int version = 0;
  std::string key;  // "Reviewed-by"
  Ident who;
};

struct PeopleSource {
  std::unique_ptr<Maintainers> maintainers;  // null: there is no MAINTAINERS
  std::optional<Error> trouble = {};         // or it cannot be read
  std::string name;                          // where it is from: "bpf-next/master:MAINTAINERS"
  std::string tree;                          // where files are read: "bpf-next/master"
  Mailmap mailmap;
  std::vector<std::string> ignored;          // .get_maintainer.ignore: nobody because of git alone
  std::vector<EarlierTag> earlier = {};      // of this series, as it was sent before
  std::function<std::optional<FixedCommit>(const std::string& id)> find_commit = {};
  std::function<std::optional<std::string>(const std::string& path)> read_file = {};
};

struct RecipientOptions {
  const Tree* tree = nullptr;            // null: not known
  const Profile* profile = &newest_profile();
  std::vector<std::string> own;          // the sender's addresses: not Cc'ed
  bool linux_kernel = false;             // THE REST's list, too
  bool maintainers_only = false;         // MAINTAINERS' answer, nothing on top
};

// The recipients of one mail; people, then lists, To before Cc where it matters.
struct MailRecipients {
  const Patch* patch = nullptr;  // null: the cover letter
  std::vector<Recipient> recipients;
};

struct SeriesRecipients {
  std::vector<MailRecipients> mails;  // the cover letter first, when there is or will be one
  std::vector<Recipient> all;         // of all mails
  std::vector<std::string> notes;     // what is not known, what was left out and why
};

SeriesRecipients recipients_of(const Series& series, const PeopleSource& source,
                               const RecipientOptions& options);

// MAINTAINERS' answer for files of the tree, whose texts `source` reads; with or without THE REST.
// `mails` stays empty.
SeriesRecipients recipients_of_files(const std::vector<std::string>& paths, const PeopleSource& source,
                                     bool the_rest_too);

// What get_maintainer.pl would be given: a mail's text, or a commit's message and its diff.
MaintainersQuestion question_of(const Patch& patch, const PeopleSource& source);

// A commit object as git cat-file prints it.
FixedCommit fixed_commit_of(const std::string& id, std::string_view object);

// The addresses in a .get_maintainer.ignore.
std::vector<std::string> ignored_addresses(std::string_view text);

// The maintainers of BPF as a whole.
struct BpfMaintainers {
  std::vector<Ident> people;
  std::string section;  // of MAINTAINERS; empty: it has none, these are those of 2023
  std::string role;     // "supporter"
};
BpfMaintainers bpf_maintainers(const Maintainers* maintainers);

// Whether a section is BPF's own: it has the BPF list.
bool is_bpf_section(const Section& section);

inline constexpr std::string_view the_rest = "THE REST";

}  // namespace bpf
