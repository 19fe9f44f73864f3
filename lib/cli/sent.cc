// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/sent.h"

#include <algorithm>
#include <ctime>

#include "lib/cli/program.h"
#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/model/dates.h"
#include "lib/model/scan.h"
#include "lib/report/display.h"

namespace bpf {
namespace {

std::string message_id_of(const Patch& patch) {
  const Header* header = patch.mail ? patch.mail->header("Message-ID") : nullptr;
  if (header == nullptr) return {};
  std::string_view id = trim(header->value);
  if (id.starts_with('<')) id.remove_prefix(1);
  if (id.ends_with('>')) id.remove_suffix(1);
  const bool plain = std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c < '\x7f' && c != '<' && c != '>'; });
  return plain ? std::string(id) : std::string{};
}

std::string require_commit(const Patch& patch) {
  const std::string& id = patch.commit;
  if (id.size() >= 40 && id.find_first_not_of('0') != id.npos && is_commit(id)) return id;
  throw Error("'" + patch.source()->name + "' was not made from a commit of this repository",
              "name the range that was sent: git bpf-format-patch --mark-sent -v<n> <range>");
}

std::string name_of(int version) { return "v" + std::to_string(std::max(version, 1)); }

// A directory may hold more than one version, and a list of files less.
void require_one_series(const Series& mails) {
  const std::string hint = "name all files of one version, or the range: git bpf-format-patch --mark-sent -v<n> <range>";
  std::vector<const Patch*> all;
  if (mails.cover) all.push_back(&*mails.cover);
  for (const Patch& patch : mails.patches) all.push_back(&patch);
  const Patch& first = *all.front();
  for (const Patch* patch : all)
    if (name_of(patch->subject->version) != name_of(first.subject->version))
      throw Error("'" + patch->source()->name + "' is of " + name_of(patch->subject->version) + ", and '" +
                      first.source()->name + "' of " + name_of(first.subject->version),
                  hint);
  int number = 0;
  for (const Patch& patch : mails.patches) {
    ++number;
    if (patch.subject->number < 0 && first.subject->total <= 0 && number == 1) continue;
    if (patch.subject->number != number)
      throw Error("'" + patch.source()->name + "' is not patch " + std::to_string(number) + " of a series", hint);
  }
  if (first.subject->total > number)
    throw Error("these are " + std::to_string(number) + " of " + std::to_string(first.subject->total) + " patches", hint);
}

}  // namespace

SentVersion version_of_mails(const Series& mails) {
  if (mails.patches.empty()) throw Error("there is no patch among these mails");
  const Patch& first = mails.cover ? *mails.cover : mails.patches.front();
  SentVersion version;
  version.version = std::max(first.subject->version, 1);
  version.rfc = first.subject->rfc;
  version.tree = first.subject->tree != nullptr ? std::string(first.subject->tree->name) : "";
  version.tip = require_commit(mails.patches.back());
  const std::string oldest = require_commit(mails.patches.front());
  require_one_series(mails);
  const RunResult parent = run_git({"rev-parse", "--verify", "--quiet", oldest + "^"});
  version.base = parent.ok() ? std::string(trim(parent.out)) : "";
  version.message_id = message_id_of(first);
  if (mails.cover) {
    const std::vector<std::string_view>& lines = mails.cover->message.body;
    const std::string_view body = lines.empty() ? "" : through(lines.front(), lines.back());
    version.cover = std::string(mails.cover->message.subject) + "\n\n" + std::string(trim(cover_blurb(body)));
  }
  return version;
}

void mark_sent(const SentVersion& version, const std::string& branch, bool replace) {
  const std::string ref = record_sent(version, branch, replace);
  const std::int64_t when = version.sent > 0 ? version.sent : std::time(nullptr);
  complain("v" + std::to_string(version.version) + " of branch '" + display_line(branch) + "' is recorded as sent (" + display_line(ref) +
           ")\na reply usually takes two to three working days: until " + date_of(add_working_days(when, 3)) + "\n");
}

}  // namespace bpf
