// SPDX-License-Identifier: GPL-2.0-only
// An mbox: where its mails begin and end, and what is said of the series in it.
#include <algorithm>

#include "lib/model/history.h"
#include "lib/model/scan.h"
#include "lib/series/changelog_seed.h"
#include "tests/fuzz/support.h"
#include "tests/fuzz/targets.h"

namespace bpf {

using namespace fuzz;

// What facts_by() takes, then the mbox.
void fuzz_mbox(std::string_view bytes) {
  Input input(bytes);
  const Facts facts = facts_by(input);
  const std::string_view text = input.rest();
  std::vector<Mail> mails;
  std::string all;
  std::size_t line = 1;
  for (const MailText& mail : split_mbox(text)) {
    must(mail.first_line == line, "each mail begins where the one before ends");
    must(all.empty() || is_from_line(mail.text.substr(0, mail.text.find('\n'))), "at a line that begins a mail");
    all += mail.text;
    line += static_cast<std::size_t>(std::count(mail.text.begin(), mail.text.end(), '\n'));
    mails.push_back(parse_mail("mbox", mail));
  }
  must(all == text, "nothing is lost between mails");
  const std::size_t count = mails.size();
  const Series series = series_of_mails(std::move(mails));
  must(series.patches.size() + (series.cover ? 1 : 0) + series.replies == count, "each mail is a patch or a reply");
  judge(series, facts);

  const std::vector<SentPatch> matched = match_patches(series, series);
  must(matched.size() == series.patches.size(), "a match for each patch");
  for (const SentPatch& patch : matched) must(patch.now >= 0 && patch.same_change, "a series is like itself");
}

}  // namespace bpf
