// SPDX-License-Identifier: GPL-2.0-only
// MAINTAINERS, .mailmap and the names in files: a stranger's text decides who gets mail, and each
// that gets any is exactly one mailbox.
#include "lib/model/address.h"
#include "lib/model/encoding.h"
#include "lib/model/scan.h"
#include "lib/people/file_addresses.h"
#include "lib/people/mailbox.h"
#include "lib/people/recipients.h"
#include "tests/fuzz/support.h"
#include "tests/fuzz/targets.h"

namespace bpf {
namespace {

using namespace fuzz;

void must_be_mailbox(const Ident& who) {
  if (!refusal(who).empty()) return;
  for (const std::string& text : {format_mailbox(who), encode_mailbox(who)}) {
    must(is_plain(text) && text.find('\n') == text.npos && text.find('\t') == text.npos, "a mailbox is plain text");
    const std::vector<std::string_view> addresses = parse_addresses(text);
    must(addresses.size() == 1 && addresses[0] == who.email, "one mailbox, and the address of it");
  }
  must(is_ascii(encode_mailbox(who)) || !is_ascii(who.email), "a header in ASCII");
}

Series series_by(std::string_view text) {
  if (looks_like_mail(text)) {
    std::vector<Mail> mails;
    for (const MailText& mail : split_mbox(text)) mails.push_back(parse_mail("m", mail));
    return series_of_mails(std::move(mails));
  }
  return series_of_message(text, Origin::commits);
}

}  // namespace

// Fields with a NUL between them: MAINTAINERS, .mailmap, a path, a patch, a file's text.
void fuzz_maintainers(std::string_view bytes) {
  Input input(bytes);
  const std::string_view text = input.field();
  PeopleSource source;
  source.maintainers = std::make_unique<Maintainers>(make_source("MAINTAINERS", std::string(text)),
                                                     [](const std::string& path) { return path.size() % 2 == 0; });
  source.mailmap = Mailmap(input.field());
  const std::string path(input.field());
  const std::string_view patch = input.field(), file = input.rest();
  source.name = "MAINTAINERS";
  source.ignored = ignored_addresses(file);
  source.read_file = [&](const std::string&) { return std::string(file); };
  source.find_commit = [&](const std::string& id) { return std::optional(fixed_commit_of(id, file)); };

  const Maintainers& maintainers = *source.maintainers;
  for (const SectionMatch& match : maintainers.match_path(path)) {
    must(match.path == path, "a match of this path");
    must(short_title(maintainers.section(match.section).title).size() <= 50, "a short title");
    for (const PeopleLine& line : maintainers.section(match.section).people)
      for (const Ident& who : people_of_line(line.value)) must_be_mailbox(who);
  }
  for (const Ident& who : addresses_in(file)) must_be_mailbox(who);
  must_be_mailbox(read_mailbox(path));

  const Series series = series_by(patch);
  RecipientOptions options;
  options.tree = &trees()[text.size() % trees().size()];
  options.own = {"ada@example.org"};
  for (const SeriesRecipients& all :
       {recipients_of(series, source, options), recipients_of_files({path, "kernel/bpf/core.c"}, source, true)})
    for (const Recipient& recipient : all.all) {
      must(refusal(recipient.who).empty(), "nobody gets mail whose mailbox is none");
      must_be_mailbox(recipient.who);
      must(!recipient.reasons.empty(), "a reason for each");
    }
}

}  // namespace bpf
