// SPDX-License-Identifier: GPL-2.0-only
// Who gets a patch, with every reason: a list of people and mailing lists in which nobody is twice,
// by name, address or mailmap, and MAINTAINERS' answer as such a list. (scripts/get_maintainer.pl,
// "add_categories", "push_email_address", "deduplicate_email")
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/model/ident.h"
#include "lib/people/mailmap.h"
#include "lib/people/maintainers.h"

namespace bpf {

// Why somebody gets a patch.
struct Reason {
  std::string role;     // "supporter", "reviewer", "open list", "in file", "author", "Reported-by" …
  std::string section;  // of MAINTAINERS; empty when it is not from there
  std::string source;   // "F: kernel/bpf/", "commit 1b2c3d4e5f60 (…)": what brought it in
  std::string path;     // the file that it is about; may be empty
  int score = 0;        // of F: how specific its pattern is
  bool operator==(const Reason&) const = default;
};

// Everyone whom one line of a section brings in shares one, and so do all mails of a series.
using ReasonPtr = std::shared_ptr<const Reason>;

struct Recipient {
  Ident who;            // by the mailmap; of a list: the address alone
  Ident came_as;        // as it was written where it came from first
  bool list = false;
  bool to = false;      // To, and not Cc
  std::vector<ReasonPtr> reasons;  // none is null; the first is the one that get_maintainer.pl gives
  std::vector<Ident> also;         // other names and addresses of the same one, left out
};

// The role as get_maintainer.pl prints it: "supporter:BPF [GENERAL] (…)", "open list".
std::string role_text(const Recipient& recipient);

class RecipientList {
 public:
  explicit RecipientList(const Mailmap& mailmap) : mailmap_(mailmap) {}

  // Adds somebody, or one more reason for somebody who is there by name or address already. People
  // stand before lists. `to`: goes to To.
  void add(const Ident& who, ReasonPtr reason, bool list = false, bool to = false);
  void add(const Ident& who, Reason reason, bool list = false, bool to = false) {
    add(who, std::make_shared<const Reason>(std::move(reason)), list, to);
  }
  // The one who has this address, by mailmap too; null when not there.
  Recipient* find(std::string_view address);
  void remove(std::string_view address);
  // Takes over everyone of another list, with all reasons.
  void merge(const std::vector<Recipient>& others);
  // Takes over those who are not there yet, with their first reason.
  void add_missing(const std::vector<Recipient>& others);

  const std::vector<Recipient>& people() const { return people_; }
  const std::vector<Recipient>& lists() const { return lists_; }
  // People, then lists; they are taken out.
  std::vector<Recipient> all() &&;

 private:
  Recipient& entry(const Ident& who, bool list, ReasonPtr reason);
  static Recipient* find(std::vector<Recipient>& recipients, const Ident& who, const Ident& now);
  void add_reason(Recipient& recipient, ReasonPtr reason);
  bool add_known(const Recipient& recipient, const Reason& reason, std::size_t at);

  const Mailmap& mailmap_;
  std::vector<Recipient> people_, lists_;
  // Of recipients with many reasons, which are there: where in its recipient's list, by a hash of both.
  std::unordered_map<std::size_t, std::size_t> known_;
};

struct MaintainersQuestion {
  PatchText patch;                 // of a patch; of files: their paths, in the order asked for
  std::string_view file_text;      // of a file: its text, for K:; empty for a patch
  bool is_file = false;
  std::vector<Ident> in_files;     // whom the touched files name in their own text
};

struct MaintainersAnswer {
  std::vector<Recipient> recipients;  // people, then lists: all that get_maintainer.pl prints
  std::vector<SectionMatch> matches;  // by file, most specific first; then by keyword
  std::vector<std::string> refused;   // "<title>: <line>: <why>" for what is no mailbox
};

// Without git history: get_maintainer.pl --nogit --nogit-fallback --nofixes.
MaintainersAnswer ask_maintainers(const Maintainers& maintainers, const Mailmap& mailmap,
                                  const MaintainersQuestion& question);

}  // namespace bpf
