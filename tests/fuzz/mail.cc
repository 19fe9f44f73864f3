// SPDX-License-Identifier: GPL-2.0-only
// One mail: its headers, its transfer encoding, the patch in it, and what the rules for mails, and the
// software behind the lists, make of it.
#include "lib/model/address.h"
#include "lib/model/scan.h"
#include "lib/receivers/preview.h"
#include "lib/report/preview.h"
#include "tests/fuzz/support.h"
#include "tests/fuzz/targets.h"

namespace bpf {

using namespace fuzz;

// What facts_by() takes, then the mail.
void fuzz_mail(std::string_view bytes) {
  Input input(bytes);
  const Facts facts = facts_by(input);
  Mail mail = parse_mail("x\x1b", {input.rest(), 1});
  const Source& source = *mail.source;
  const std::size_t lines = split_lines(source.text).size(), given = split_lines(input.rest()).size();
  must(source.line_numbers.size() == lines, "a number for each line");
  for (std::uint32_t number : source.line_numbers) must(number >= 1 && number <= given, "numbers of lines");
  must_hold(source, mail.body);
  must_hold(source, mail.from_line);
  for (const Header& header : mail.headers) {
    must_hold(source, header.value);
    must(!header.name.empty() && header.value.find('\n') == header.value.npos, "a header is one line");
    for (std::string_view address : parse_addresses(header.value)) must_hold(source, address);
  }
  std::vector<Mail> mails;
  mails.push_back(std::move(mail));
  const Series series = series_of_mails(std::move(mails));
  if (series.replies > 0) return;  // no patch
  const Patch& patch = series.cover ? *series.cover : series.patches.at(0);
  for (const FileDiff& file : patch.files)
    for (const DiffLine& line : file.lines) must_hold(*patch.source(), line.text);
  must_hold(*patch.source(), cover_blurb(patch.mail->body));
  judge(series, facts);

  const Posting posting = posting_of_mails(series);
  const Preview preview = make_preview(posting, facts);
  must(is_plain(format_preview(preview)) && is_plain(format_troubles(preview)), "a plain preview");
}

}  // namespace bpf
