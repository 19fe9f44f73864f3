// SPDX-License-Identifier: GPL-2.0-only
// Everything that can be judged is a Series: a message in the editor, a range of commits, a
// directory of mails, an mbox on standard input. A Patch is one commit or one mail of it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/diff.h"
#include "lib/model/ident.h"
#include "lib/model/mail.h"
#include "lib/model/message.h"
#include "lib/model/subject.h"

namespace bpf {

// Where the series was read from. Some rules only make sense for one or the other.
enum class Origin { editor, commits, mails };

// One path that differs between a commit and its first parent. Renames are a deletion and an
// addition. An id is all zeros, and a mode 0, where the file is not there.
struct Change {
  std::string path;
  std::string old_id, new_id;
  unsigned old_mode = 0, new_mode = 0;
  bool operator==(const Change&) const = default;
};

struct Patch {
  CommitMessage message;
  std::optional<Ident> author;          // nothing: not known
  std::optional<MailSubject> subject;   // of a mail: its prefix
  std::optional<Mail> mail;
  std::string commit;                   // full object id, when known
  std::optional<std::vector<std::string>> paths;  // what it touches; nothing: not known
  std::vector<Change> changes;          // of a commit: what it changes, in the order of the index
  std::vector<FileDiff> files;          // the diff itself, as views into the mail or into diff_text
  std::string_view smuggled;            // of a mail: the line at which git am ends the message, before a `---`
  SourcePtr diff_text;                  // of a commit: what git diff-tree printed; null: not read

  const SourcePtr& source() const { return message.source; }
  bool has_content() const { return mail.has_value() || diff_text != nullptr; }
};

struct Series {
  Origin origin = Origin::mails;
  std::optional<Patch> cover;
  std::vector<Patch> patches;
  bool partial = false;  // one mail was given on its own: the rest of its series is not here
  std::size_t replies = 0;  // mails that were left out: they answer others
};

// A mail as a patch. A commit's object as a patch: `object` is what git cat-file commit prints.
Patch patch_of_mail(Mail mail);
Patch patch_of_commit(const std::string& name, std::string id, std::string_view object);

// The mails of one series, sorted into cover letter and patches by their n/m; mails without a
// number stay in the order given. Replies are left out. "Re:" alone makes none: some send a new
// version as an answer to the last one.
Series series_of_mails(std::vector<Mail> mails);

// The high-level description in a cover letter's body: without the shortlog, diffstat,
// range-diff and base-commit that git format-patch puts behind it.
std::string_view cover_blurb(std::string_view body);

}  // namespace bpf
