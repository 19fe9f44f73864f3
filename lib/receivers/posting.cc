// SPDX-License-Identifier: GPL-2.0-only
#include "lib/receivers/posting.h"

#include "lib/model/scan.h"

namespace bpf {
namespace {

PostedMail posted(const Patch& patch) {
  PostedMail mail;
  mail.where = patch.source()->name;
  if (patch.subject) mail.subject = std::string(patch.subject->whole);
  mail.diff = !patch.files.empty();
  mail.patch = &patch;
  return mail;
}

// "[PATCH bpf-next v2 01/12] ": the number has as many digits as the total.
std::string brackets(const PlannedSubjects& planned, std::size_t number, std::size_t total) {
  std::string text = "[" + planned.prefix;
  if (planned.version > 1) text += " v" + std::to_string(planned.version);
  if (total > 1) {
    const std::string n = std::to_string(number), m = std::to_string(total);
    text += " " + std::string(m.size() - n.size(), '0') + n + "/" + m;
  }
  return text + "] ";
}

}  // namespace

Posting posting_of_mails(const Series& series) {
  Posting posting;
  if (series.cover) posting.mails.push_back(posted(*series.cover));
  for (const Patch& patch : series.patches) posting.mails.push_back(posted(patch));
  posting.partial = series.partial;
  return posting;
}

Posting posting_of_commits(const Series& series, const PlannedSubjects& planned) {
  Posting posting;
  const std::size_t total = series.patches.size();
  const std::string cover = series.cover ? unfold(series.cover->message.title) : planned.cover;
  if (total > 1 && !cover.empty())
    posting.mails.push_back({.where = "cover letter",
                             .subject = brackets(planned, 0, total) + cover,
                             .diff = false,
                             .patch = series.cover ? &*series.cover : nullptr});
  for (std::size_t i = 0; i < total; ++i) {
    const Patch& patch = series.patches[i];
    posting.mails.push_back(
        {.where = patch.source()->name,
         .subject = brackets(planned, i + 1, total) + unfold(patch.message.title),
         .diff = true,
         .patch = &patch});
  }
  return posting;
}

}  // namespace bpf
